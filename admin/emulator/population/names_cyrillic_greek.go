package population

func cyrillicAndGreekCultures() []culture {
	return []culture{
		{
			locale: "ru_RU", zone: "Europe/Moscow", share: 5,
			given: names(`Мария:mariya Александр:aleksandr Ольга:olga Дмитрий:dmitriy Наталья:natalya Сергей:sergey
				Екатерина:ekaterina Алексей:aleksey Татьяна:tatyana Михаил:mikhail Ирина:irina Фёдор:fyodor
				Юлия:yuliya Николай:nikolay Людмила:lyudmila Пётр:pyotr Жанна:zhanna Всеволод:vsevolod`),
			family: names(`Иванов:ivanov Смирнов:smirnov Кузнецов:kuznetsov Попов:popov Васильев:vasilyev Петров:petrov
				Соколов:sokolov Михайлов:mikhaylov Новиков:novikov Морозов:morozov Волков:volkov Лебедев:lebedev
				Щербаков:shcherbakov Королёв:korolyov Объедков:obyedkov Ёлкин:yolkin Цветаев:tsvetaev Чернышевский:chernyshevskiy`),
		},
		{
			locale: "uk_UA", zone: "Europe/Kyiv", share: 3,
			given: names(`Олена:olena Андрій:andriy Їванна:yivanna Ганна:hanna Богдан:bohdan Юлія:yuliia Тарас:taras
				Соломія:solomiia Євген:yevhen Ярина:yaryna Ілля:illia Ґжегож:gzhegozh`),
			family: names(`Шевченко:shevchenko Мельник:melnyk Коваленко:kovalenko Бондаренко:bondarenko Ткаченко:tkachenko
				Кравчук:kravchuk Олійник:oliinyk Поліщук:polishchuk Гнатюк:hnatiuk Щур:shchur Їжакевич:yizhakevych
				Ґудзь:gudz`),
		},
		{
			locale: "sr_RS", zone: "Europe/Belgrade", share: 2,
			given: names(`Љубица:ljubica Ђорђе:djordje Његош:njegos Џорџ:dzordz Јелена:jelena Милош:milosh Жељко:zeljko
				Ћира:cira`),
			family: names(`Јовановић:jovanovic Петровић:petrovic Ђоковић:djokovic Њежић:njezic Цветковић:cvetkovic
				Џаџић:dzadzic Обрадовић:obradovic Шћепановић:scepanovic`),
		},
		{
			locale: "el_GR", zone: "Europe/Athens", share: 3,
			given: names(`Γιώργος:giorgos Ελένη:eleni Δημήτρης:dimitris Αικατερίνη:aikaterini Νίκος:nikos Βασιλική:vasiliki
				Παναγιώτης:panagiotis Αγγελική:angeliki Χρήστος:christos Ευτυχία:eftychia Σπύρος:spyros Ζωή:zoi
				Θεόφιλος:theofilos Ξένια:xenia`),
			family: names(`Παπαδόπουλος:papadopoulos Βλάχος:vlachos Αγγελόπουλος:angelopoulos Νικολαΐδης:nikolaidis
				Γεωργίου:georgiou Οικονόμου:oikonomou Παπαϊωάννου:papaioannou Μακρής:makris Σαμαράς:samaras
				Καραγιάννης:karagiannis Ψάλτης:psaltis Φωτόπουλος:fotopoulos Ξενάκης:xenakis Θεοτοκάς:theotokas`),
		},
		{
			locale: "hy_AM", zone: "Asia/Yerevan", share: 1,
			given: names(`Արամ:aram Անահիտ:anahit Հայկ:hayk Նարինե:narine Տիգրան:tigran Լուսինե:lusine Գոռ:gor
				Շուշան:shushan`),
			family: names(`Պետրոսյան:petrosyan Հակոբյան:hakobyan Սարգսյան:sargsyan Գրիգորյան:grigoryan Խաչատրյան:khachatryan
				Մկրտչյան:mkrtchyan Ղազարյան:ghazaryan Ճշմարտյան:chshmartyan`),
		},
		{
			locale: "ka_GE", zone: "Asia/Tbilisi", share: 1,
			given: names(`გიორგი:giorgi ნინო:nino დავით:davit თამარ:tamar ლევან:levan მარიამ:mariam ზურაბ:zurab
				ქეთევან:ketevan`),
			family: names(`ბერიძე:beridze კაპანაძე:kapanadze გელაშვილი:gelashvili მაისურაძე:maisuradze ლომიძე:lomidze
				წიკლაური:tsiklauri ჭავჭავაძე:chavchavadze ყიფიანი:qipiani`),
		},
	}
}
