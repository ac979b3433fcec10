package population

func westernCultures() []culture {
	return []culture{
		{
			locale: "en_US", zone: "America/New_York", share: 12,
			given: names(`James Mary Robert Patricia John Jennifer Michael Linda William Elizabeth Richard Susan
				Joseph Jessica Thomas Sarah Daniel Nancy Matthew Lisa Anthony Betty Andrew Sandra Joshua Ashley
				Kevin Kimberly Brian Emily George Donna Edward Michelle Ronald Melissa Timothy Deborah Jason Amanda`),
			family: names(`Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Jackson White
				Harris Thompson Clark Lewis Robinson Walker Young Hall Wright Hill Scott Green Adams Baker Nelson
				Mitchell Campbell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris`),
		},
		{
			locale: "en_GB", zone: "Europe/London", share: 7,
			given: names(`Oliver Amelia Harry Isla Jack Ava Alfie Freya Archie Poppy Callum Niamh:niamh Rhys Cerys
				Hamish Eilidh Siân:sian Zoë:zoe Chloë:chloe Seán:sean Róisín:roisin Gareth Nigel Philippa`),
			family: names(`O’Connor:oconnor O’Neill:oneill MacDonald McKenzie Fitzgerald Llewellyn Pritchard Hughes
				Ashworth Featherstone:featherstone Cholmondeley Blackwood Whitaker Pemberton Hargreaves Thorne
				Smith-Jones:smithjones Ó_Súilleabháin:osuilleabhain Brontë:bronte Ramsbottom Lockwood Radcliffe`),
		},
		{
			locale: "de_DE", zone: "Europe/Berlin", share: 7,
			given: names(`Jürgen:juergen Käthe:kaethe Björn:bjoern Günter:guenter Jörg:joerg Anke Uwe Heike Matthias
				Sabine Stefan Ulrike Wolfgang Birgit Dieter Petra Rüdiger:ruediger Annegret Tobias Lieselotte
				Götz:goetz Änne:aenne Karl-Heinz:karlheinz Friederike`),
			family: names(`Müller:mueller Schröder:schroeder Weiß:weiss Groß:gross Jäger:jaeger Köhler:koehler
				Schäfer:schaefer Krüger:krueger Böhm:boehm Lange Vogel Zimmermann Hoffmann Schwarz Huber Kaiser
				Fuchs Straßburger:strassburger Größler:groessler Hohenstein-Wolkenberg:hohenstein Ebert`),
		},
		{
			locale: "fr_FR", zone: "Europe/Paris", share: 6,
			given: names(`François:francois Hélène:helene Benoît:benoit Chloé:chloe Jérôme:jerome Noëlle:noelle
				André:andre Édith:edith Loïc:loic Maëlle:maelle Gaël:gael Zoé:zoe Rémi:remi Solène:solene
				Jean-Baptiste:jeanbaptiste Anaïs:anais Cédric:cedric Océane:oceane Étienne:etienne Françoise:francoise`),
			family: names(`Lefèvre:lefevre Bélanger:belanger Châtelain:chatelain Côté:cote Dubois Moreau Fournier Girard
				Bonnet Dupont Lambert Rousseau Blanchard Gauthier D’Aubigné:daubigne L’Écuyer:lecuyer Besançon:besancon
				Leboeuf Mac-Mahon:macmahon Peÿrefitte:peyrefitte Deschênes:deschenes Lœil:loeil`),
		},
		{
			locale: "es_ES", zone: "Europe/Madrid", share: 6,
			given: names(`José:jose María:maria Ángel:angel Íñigo:inigo Begoña:begona Jesús:jesus Lucía:lucia
				Andrés:andres Inés:ines Óscar:oscar Rocío:rocio Sebastián:sebastian Ramón:ramon Belén:belen Iván:ivan
				Concepción:concepcion Joaquín:joaquin Mónica:monica Raúl:raul Sofía:sofia`),
			family: names(`García:garcia Muñoz:munoz Núñez:nunez Ibáñez:ibanez Peña:pena Martínez:martinez López:lopez
				Sánchez:sanchez Pérez:perez Gómez:gomez Jiménez:jimenez Hernández:hernandez Vázquez:vazquez
				Argüelles:arguelles Zúñiga:zuniga Castaño:castano Ordóñez:ordonez Güell:guell Ruiz Navarro`),
		},
		{
			locale: "pt_BR", zone: "America/Sao_Paulo", share: 6,
			given: names(`João:joao Conceição:conceicao Antônio:antonio Lúcia:lucia Sérgio:sergio Mônica:monica
				Luís:luis Tânia:tania César:cesar Inês:ines Estêvão:estevao Glória:gloria Cauã:caua Íris:iris
				Vitória:vitoria Otávio:otavio Raíssa:raissa Simão:simao Fabrício:fabricio Letícia:leticia`),
			family: names(`Gonçalves:goncalves Magalhães:magalhaes Araújo:araujo Brandão:brandao Simões:simoes
				Conceição-Reis:conceicaoreis Guimarães:guimaraes Assunção:assuncao Falcão:falcao Leitão:leitao Silva
				Oliveira Pereira Carvalho Teixeira Moreira Nogueira Peixoto Cardoso Fonseca`),
		},
		{
			locale: "sv_SE", zone: "Europe/Stockholm", share: 4,
			given: names(`Åsa:asa Göran:goran Märta:marta Sören:soren Håkan:hakan Åke:ake Bengt Pär:par Ingrid Östen:osten
				Agnetha Lars Kjell Viveka Torbjörn:torbjorn Linnéa:linnea Ragnhild Mårten:marten`),
			family: names(`Åkerström:akerstrom Sjögren:sjogren Lindqvist Öberg:oberg Bäckström:backstrom Hägg:hagg
				Nyström:nystrom Björklund:bjorklund Sundström:sundstrom Ångström:angstrom Lundgren Wallström:wallstrom
				Söderberg:soderberg Årnfelt:arnfelt Ek Ström:strom Ljungqvist Grönwall:gronwall`),
		},
		{
			locale: "nb_NO", zone: "Europe/Oslo", share: 2,
			given: names(`Øyvind:oyvind Åse:aase Bjørn:bjorn Solveig Pål:paal Jørgen:jorgen Tæle:taele Sigrid Håvard:havard
				Kåre:kaare Ærlend:aerlend Ragnar`),
			family: names(`Ødegård:odegard Bjørnstad:bjornstad Sætre:saetre Løkken:lokken Grønn:gronn Næss:naess Aasen
				Kjærstad:kjaerstad Strøm:stroem Håland:haaland Skjæveland:skjaeveland Ås:aas`),
		},
		{
			locale: "is_IS", zone: "Atlantic/Reykjavik", share: 1,
			given: names(`Þórunn:thorunn Guðmundur:gudmundur Æsa:aesa Ragnheiður:ragnheidur Sigurður:sigurdur
				Ísleifur:isleifur Hallgrímur:hallgrimur Þorsteinn:thorsteinn`),
			family: names(`Jónsdóttir:jonsdottir Þórðarson:thordarson Guðmundsdóttir:gudmundsdottir Ólafsson:olafsson
				Björnsdóttir:bjornsdottir Einarsson Hákonardóttir:hakonardottir Sæmundsson:saemundsson`),
		},
		{
			locale: "it_IT", zone: "Europe/Rome", share: 4,
			given: names(`Niccolò:niccolo Giosuè:giosue Chiara Lorenzo Ilaria Federico Alessia Matteo Beatrice Gianluca
				Ottavia Tommaso Fiorella Raffaele Noemi Salvatore`),
			family: names(`Cantù:cantu Rossi Bianchi Colombo Ferrari Esposito Ricci Marino Greco Conti Mancini Lombardi
				D’Amico:damico Dell’Orto:dellorto Nicolò:nicolo Fabbri`),
		},
	}
}
