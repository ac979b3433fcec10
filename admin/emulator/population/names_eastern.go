package population

func easternCultures() []culture {
	return []culture{
		{
			locale: "cs_CZ", zone: "Europe/Prague", share: 4,
			given: names(`Jiří:jiri Tomáš:tomas Lukáš:lukas Ondřej:ondrej Matěj:matej Zdeněk:zdenek Jana Petr Jan
				Růžena:ruzena Božena:bozena Květa:kveta Žofie:zofie Šárka:sarka Miloš:milos Anežka:anezka Vojtěch:vojtech
				Libuše:libuse Čeněk:cenek Aleš:ales`),
			family: names(`Novák:novak Dvořák:dvorak Černý:cerny Procházka:prochazka Kučera:kucera Veselý:vesely
				Horák:horak Němec:nemec Pokorný:pokorny Růžička:ruzicka Beneš:benes Fiala Sedláček:sedlacek Doležal:dolezal
				Krejčí:krejci Řezníček:reznicek Šťastný:stastny Žižka:zizka Ďurica:durica Kříž:kriz`),
		},
		{
			locale: "pl_PL", zone: "Europe/Warsaw", share: 4,
			given: names(`Łukasz:lukasz Małgorzata:malgorzata Paweł:pawel Agnieszka Michał:michal Bożena:bozenna
				Stanisław:stanislaw Świętosława:swietoslawa Grzegorz Żaneta:zaneta Krzysztof Zbigniew Wisława:wislawa
				Bronisław:bronislaw Jędrzej:jedrzej Ścibor:scibor`),
			family: names(`Brzęczyszczykiewicz:brzeczyszczykiewicz Wiśniewski:wisniewski Wójcik:wojcik Kowalczyk
				Kamiński:kaminski Zieliński:zielinski Woźniak:wozniak Szymański:szymanski Dąbrowski:dabrowski
				Kozłowski:kozlowski Jabłoński:jablonski Król:krol Grześkowiak:grzeskowiak Źdźbło:zdzblo
				Gżegżółka:gzegzolka Śliwa:sliwa`),
		},
		{
			locale: "hu_HU", zone: "Europe/Budapest", share: 2, order: familyFirst,
			given: names(`Győző:gyozo Árpád:arpad Csilla Ödön:odon Jenő:jeno Tünde:tunde Bálint:balint Emőke:emoke
				Zsófia:zsofia Gergő:gergo Örs:ors Ildikó:ildiko`),
			family: names(`Kovács:kovacs Szabó:szabo Tóth:toth Nagy Horváth:horvath Kőszegi:koszegi Erdős:erdos Fülöp:fulop
				Szűcs:szucs Gyöngyösi:gyongyosi Vörös:voros Hegedűs:hegedus`),
		},
		{
			locale: "ro_RO", zone: "Europe/Bucharest", share: 2,
			given: names(`Ștefan:stefan Ioana Mihăiță:mihaita Țițiana:titiana Ruxandra Dragoș:dragos Cătălina:catalina
				Bogdan Ilinca Răzvan:razvan`),
			family: names(`Popescu Ionescu Brâncuși:brancusi Țepeș:tepes Munteanu Șerban:serban Bălănescu:balanescu
				Dănăilă:danaila Crăciun:craciun Vlădescu:vladescu`),
		},
		{
			locale: "tr_TR", zone: "Europe/Istanbul", share: 4,
			given: names(`İbrahim:ibrahim Işıl:isil Çağla:cagla Gökçe:gokce Oğuz:oguz Şebnem:sebnem Ümit:umit
				Tuğba:tugba Barış:baris Özge:ozge Yiğit:yigit İpek:ipek Kıvanç:kivanc Hülya:hulya`),
			family: names(`Yılmaz:yilmaz Şahin:sahin Çelik:celik Öztürk:ozturk Aydın:aydin Yıldız:yildiz Kılıç:kilic
				Doğan:dogan Güneş:gunes Çavuşoğlu:cavusoglu Karaağaç:karaagac Işık:isik İnönü:inonu Erdoğmuş:erdogmus`),
		},
		{
			locale: "lv_LV", zone: "Europe/Riga", share: 1,
			given: names(`Jānis:janis Līga:liga Pēteris:peteris Ģirts:girts Žanete:zanete Ķestutis:kestutis Ņina:nina
				Rūta:ruta`),
			family: names(`Bērziņš:berzins Kalniņa:kalnina Ozoliņš:ozolins Šķēle:skele Ļaudona:laudona Žagariņš:zagarins
				Grīnberga:grinberga Čakste:cakste`),
		},
		{
			locale: "vi_VN", zone: "Asia/Ho_Chi_Minh", share: 4, order: familyFirst,
			given: names(`Hương:huong Dũng:dung Phượng:phuong Đức:duc Thảo:thao Hiếu:hieu Ngọc:ngoc Quỳnh:quynh Tuấn:tuan
				Thủy:thuy Vương:vuong Ánh:anh Khuê:khue Trường:truong Yến:yen Lộc:loc`),
			family: names(`Nguyễn:nguyen Trần:tran Lê:le Phạm:pham Huỳnh:huynh Vũ:vu Đặng:dang Bùi:bui Đỗ:do Hồ:ho Ngô:ngo
				Dương:duong Lý:ly Đinh:dinh Trịnh:trinh Mạc:mac`),
		},
	}
}
