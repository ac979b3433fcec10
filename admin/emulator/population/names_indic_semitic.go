package population

func indicAndSemiticCultures() []culture {
	return []culture{
		{
			locale: "ar_EG", zone: "Africa/Cairo", share: 4,
			given: names(`محمد:mohamed فاطمة:fatma أحمد:ahmed عائشة:aisha يوسف:youssef مريم:maryam عمر:omar زينب:zeinab
				خالد:khaled نور:nour إبراهيم:ibrahim ياسمين:yasmin عبدالرحمن:abdelrahman هدى:hoda مُحَمَّد:muhammad رانيا:rania`),
			family: names(`حسن:hassan السيد:elsayed عبدالله:abdullah منصور:mansour الشريف:elsherif خليل:khalil سليمان:soliman
				النجار:elnaggar عثمان:osman الحداد:haddad المصري:elmasry شاهين:shaheen قاسم:qassem الطيّب:eltayeb غالي:ghali
				فهمي:fahmy`),
		},
		{
			locale: "fa_IR", zone: "Asia/Tehran", share: 2,
			given: names(`پریسا:parisa چنگیز:changiz ژاله:zhaleh گلناز:golnaz کیوان:keyvan شیرین:shirin بهرام:bahram
				آرزو:arezoo`),
			family: names(`محمدی:mohammadi حسینی:hosseini گودرزی:goudarzi چوپانی:choopani ژیان:zhian پورکریم:pourkarim
				یزدانی:yazdani کاشانی:kashani`),
		},
		{
			locale: "ur_PK", zone: "Asia/Karachi", share: 1,
			given:  names(`عائشہ:ayesha بلال:bilal ٹیپو:tipu گڑیا:guriya حمزہ:hamza نگہت:nighat`),
			family: names(`چودھری:chaudhry قریشی:qureshi بھٹی:bhatti ڈوگر:dogar مغل:mughal راجپوت:rajput`),
		},
		{
			locale: "he_IL", zone: "Asia/Jerusalem", share: 3,
			given: names(`נועה:noa דוד:david יעל:yael משה:moshe תמר:tamar אברהם:avraham שירה:shira יוסף:yosef רבקה:rivka
				אריאל:ariel חנה:chana איתי:itay`),
			family: names(`כהן:cohen לוי:levi מזרחי:mizrahi פרץ:peretz ביטון:biton אברהמי:avrahami פרידמן:fridman
				בן־דוד:bendavid שפירא:shapira גבאי:gabbay אוחיון:ohayon שׁוּלְמָן:shulman`),
		},
		{
			locale: "hi_IN", zone: "Asia/Kolkata", share: 5,
			given: names(`आरव:aarav अनन्या:ananya राहुल:rahul प्रिया:priya विक्रम:vikram लक्ष्मी:lakshmi अर्जुन:arjun कृष्णा:krishna
				सुनीता:sunita श्रद्धा:shraddha मोहन:mohan ज्योति:jyoti हर्षवर्धन:harshvardhan ऋषि:rishi पूजा:pooja देवेन्द्र:devendra`),
			family: names(`शर्मा:sharma सिंह:singh गुप्ता:gupta कुमार:kumar वर्मा:verma मिश्रा:mishra यादव:yadav त्रिपाठी:tripathi
				श्रीवास्तव:shrivastava चतुर्वेदी:chaturvedi अग्रवाल:agrawal जोशी:joshi ठाकुर:thakur द्विवेदी:dwivedi मल्होत्रा:malhotra
				राठौड़:rathod`),
		},
		{
			locale: "bn_BD", zone: "Asia/Dhaka", share: 2,
			given: names(`আনিকা:anika রফিক:rafiq শর্মিলা:sharmila সৌরভ:sourav তাসনিম:tasnim কৌশিক:koushik মৌসুমী:mousumi
				ঋতু:ritu`),
			family: names(`রহমান:rahman চট্টোপাধ্যায়:chattopadhyay ইসলাম:islam বন্দ্যোপাধ্যায়:bandyopadhyay দাশ:dash হোসেন:hossain
				ভট্টাচার্য:bhattacharya খাতুন:khatun`),
		},
		{
			locale: "ta_IN", zone: "Asia/Kolkata", share: 2,
			given: names(`கார்த்திக்:karthik மீனாட்சி:meenakshi முருகன்:murugan கவிதா:kavitha இளங்கோ:ilango தமிழ்ச்செல்வி:tamilselvi
				அழகு:azhagu பூங்கொடி:poongodi`),
			family: names(`சுப்பிரமணியன்:subramanian இராஜேந்திரன்:rajendran பழனிசாமி:palanisamy நடராஜன்:natarajan
				வேலுசாமி:velusamy கிருஷ்ணமூர்த்தி:krishnamurthy சோழன்:cholan பாண்டியன்:pandian`),
		},
		{
			locale: "am_ET", zone: "Africa/Addis_Ababa", share: 1,
			given:  names(`አበበ:abebe ሰላም:selam ተስፋዬ:tesfaye ሕይወት:hiwot ዳዊት:dawit ብርቱካን:birtukan`),
			family: names(`በቀለ:bekele ኃይሉ:hailu ገብረማርያም:gebremariam ወልደሚካኤል:woldemichael ጥላሁን:tilahun መኮንን:mekonnen`),
		},
	}
}
