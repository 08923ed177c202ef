// Naming traditions of western and northern Europe, the Americas and Africa. Common given names; family names that are
// common or put together from common parts. Nobody's record.

import { type NamingTradition, tradition } from './tradition.ts'

export const westAndSouth: readonly NamingTradition[] = [
  tradition('english', {
    m: 'James John Robert Michael William David Richard Thomas Charles Daniel Matthew Anthony Mark Steven Paul Andrew Kevin Brian George Edward Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Stephen Jonathan Peter Simon Graham',
    f: 'Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Helen Rebecca Laura Charlotte',
    n: 'Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin Thompson Clark Lewis Walker Hall Young Allen King Wright Scott Green Baker Adams Nelson Hill Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Edwards Collins Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Kelly Howard Ward Cox Gray Watson Brooks Bennett Wood Barnes Ross',
    stems:
      'Ash Black Brad Brook Clif Craw East Fair Green Hart Kirk Lang Lock Nor Oak Red Shel Stan Thorn Wal West Whit',
    endings: 'ford ton ley well wood field ham worth',
    patterns: ['G F', 'G S F', 'G F'],
  }),
  tradition('irish', {
    m: 'Patrick Seán Michael Declan Cormac Fergus Brendan Eoin Conor Ciarán Liam Kevin Aidan Brian Niall Diarmuid Owen Rory',
    f: 'Siobhán Mary Bridget Aoife Ciara Niamh Sinéad Orla Gráinne Róisín Maeve Eileen Deirdre',
    n: "Murphy Kelly O'Sullivan Walsh Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher O'Doherty Kennedy Lynch Murray Quinn Moore McLaughlin O'Carroll Connolly Daly Fitzgerald Brennan Nolan McGrath MacNamara",
    patterns: ['G F', 'G F', 'G S F'],
  }),
  tradition('german', {
    m: 'Peter Michael Wolfgang Thomas Klaus Jürgen Hans Stefan Andreas Christian Markus Frank Uwe Dieter Bernd Karl-Heinz Manfred Günther Jan Florian Sebastian Matthias Rainer',
    f: 'Maria Ursula Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Andrea Susanne Gisela Claudia Julia Katharina Anna',
    n: 'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Herrmann König Walter Huber Kaiser Fuchs Vogel',
    stems: 'Hasel Müllen Groß Schön Weiß Linden Stein Eichen Bach Rosen',
    endings: 'rieder stein acker kopf berger mann häuser feld',
    patterns: ['G F', 'G S F', 'G F', 'G von F'],
  }),
  tradition('dutch', {
    m: 'Jan Johannes Hendrik Willem Pieter Cornelis Gerrit Dirk Maarten Jeroen Bas Sander Thijs Ruben Klaas Joost Wouter Martijn',
    f: 'Maria Anna Johanna Elisabeth Cornelia Wilhelmina Annemieke Saskia Marieke Femke Sanne Ingrid Marloes Anneke',
    n: 'de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer Kok Vermeulen van_der_Linden',
    stems: 'van_der_ van_den_ van_',
    endings: 'Horst Velden Broek Woude Heuvel Laan Berg Sluis Kamp Hoek',
  }),
  tradition('french', {
    m: 'Jean Pierre Michel Philippe Alain Patrick Nicolas Christophe François Laurent Jean-Pierre Thierry Olivier Sébastien Julien Thomas Étienne Guillaume Jean-Claude Benoît Hugues Rémi',
    f: 'Marie Nathalie Isabelle Sylvie Catherine Françoise Martine Christine Monique Valérie Sandrine Véronique Céline Anne-Marie Hélène Camille Geneviève',
    n: 'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garnier Bertrand Roux Vincent Fournier Morel Girard Mercier Dupont Lambert Bonnet François Martinet Legrand Gauthier Perrin Chevalier',
    stems: 'Beau Mont Belle La Des Ville',
    endings: 'champ court voisin rive marais fontaine garde',
    patterns: ['G F', 'G S F'],
  }),
  tradition('italian', {
    m: 'Giuseppe Antonio Giovanni Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco Domenico Bruno Paolo Michele Giorgio Marco Andrea Stefano Roberto Alessandro',
    f: 'Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Paola Giulia Chiara Silvia Elena',
    n: 'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Di_Stefano',
    stems: 'Monte Bella Castel Campo Fonta',
    endings: 'negra corte vecchio rosso nella lungo',
  }),
  tradition('spanish', {
    m: 'Antonio José Manuel Francisco Juan David José_Antonio Javier Daniel Carlos Miguel Rafael Pedro Ángel Alejandro Fernando Luis Sergio Pablo Jorge Alberto Álvaro Ramón Enrique',
    f: 'María_Carmen María Carmen Josefa Isabel Ana_María Dolores Pilar Teresa Ana Francisca Laura Antonia Cristina Mercedes Rosa Lucía Elena',
    n: 'García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Iglesias Núñez Medina Garrido',
    patterns: ['G F E', 'G F', 'G F E'],
  }),
  tradition('latin-american', {
    m: 'José_Luis Juan_Carlos Luis Carlos Jorge Miguel_Ángel Jesús Roberto Pedro Héctor Mario Víctor Óscar Ricardo Raúl Eduardo Fernando Arturo Sergio Diego Andrés Gustavo Hernán',
    f: 'María_Guadalupe María Juana Margarita Verónica Leticia Rosa_María Patricia Gabriela Claudia Yolanda Luz_Marina Adriana Sandra Gloria Blanca Martha',
    n: 'Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Jiménez Reyes Díaz Torres Gutiérrez Ruiz Mendoza Aguilar Castillo Ortiz Rojas Vargas Quispe Mamani Herrera Medina Castro Guerrero Rincón Cárdenas Ospina Restrepo Zapata Quintero Valencia Montoya',
    patterns: ['G F E', 'G F', 'G S F E'],
  }),
  tradition('portuguese', {
    m: 'João António José Manuel Francisco Pedro Carlos Luís Paulo Rui Jorge Miguel Fernando Joaquim Tiago Nuno Marcelo Rafael Gustavo Sebastião',
    f: 'Maria Ana Isabel Teresa Conceição Luísa Inês Beatriz Catarina Joana Fernanda Adriana Juliana Patrícia Fátima',
    n: 'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Neves Coelho',
    patterns: ['G F E', 'G F', 'G S F', 'G F da E'],
  }),
  tradition('nordic', {
    m: 'Lars Anders Erik Per Karl Johan Mikael Bjørn Ole Jan Søren Mads Henrik Morten Åke Göran Nils Sven Kristian Magnus',
    f: 'Anna Kristina Ingrid Karin Eva Kirsten Mette Hanne Anne Märta Solveig Liv Astrid Birgitta Lena',
    n: 'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Hansen Johansen Olsen Larsen Andersen Pedersen Nielsen Jensen Christensen Rasmussen Lindberg Lindström Bergström Lundgren Sandberg Haugen Bakken Holm',
    stems: 'Lind Berg Sjö Ström Ek Lund Holm Strand',
    endings: 'qvist gren mark blad nes dal',
  }),
  tradition('icelandic', {
    m: 'Jón Sigurður Guðmundur Gunnar Ólafur Einar Kristján Magnús Stefán Jóhann Björn Árni Bjarni Helgi Þorsteinn Ragnar',
    f: 'Guðrún Anna Kristín Sigríður Margrét Helga Sigrún Ingibjörg Jóhanna Þórdís Hildur Ragnheiður',
    p: 'Jónsson Sigurðsson Guðmundsson Gunnarsson Ólafsson Einarsson Kristjánsson Magnússon Stefánsson Jóhannsson Björnsson Árnason Bjarnason Helgason Þorsteinsson Ragnarsson',
    pf: 'Jónsdóttir Sigurðardóttir Guðmundsdóttir Gunnarsdóttir Ólafsdóttir Einarsdóttir Kristjánsdóttir Magnúsdóttir Stefánsdóttir Jóhannsdóttir Björnsdóttir Árnadóttir',
    patterns: ['G P', 'G S P'],
  }),
  tradition('finnish', {
    m: 'Juhani Matti Timo Antti Mikko Jari Kari Markku Jukka Pekka Heikki Janne Ville Olli Tapio Eero Seppo',
    f: 'Maria Anneli Helena Johanna Kaarina Marjatta Liisa Tuula Päivi Minna Riitta Sanna Aino Kirsi',
    n: 'Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen Saarinen Salminen Heinonen Niemi Kinnunen Salonen Turunen Laitinen Tuominen Rantanen Karjalainen',
    stems: 'Kivi Salo Harju Lampi Suo',
    endings: 'nen la mäki ranta',
  }),
  tradition('nigerian', {
    m: 'Chinedu Emeka Ifeanyi Obinna Chukwuemeka Oluwaseun Babatunde Adebayo Olumide Segun Tunde Kayode Ikechukwu Nnamdi Uche Ayodele Femi Kelechi Chidi Olusegun',
    f: 'Ngozi Adaeze Chioma Ifeoma Amaka Folasade Yetunde Funmilayo Bukola Titilayo Nkechi Uzoamaka Oluwakemi Abiola Chinyere',
    n: 'Okafor Okonkwo Eze Nwosu Obi Adeyemi Adebayo Ogunleye Balogun Afolabi Oladipo Onyekachi Nwachukwu Okoro Igwe Chukwu Ajayi Akinola Olawale Oyelaran Ogundipe Uzoma Anyanwu Ekwueme Fashola Adeleke',
    patterns: ['G F', 'G S F'],
  }),
  tradition('hausa', {
    m: 'Abubakar Musa Ibrahim Sani Umar Aliyu Yusuf Aminu Bello Garba Haruna Usman Shehu Kabiru Nasiru Lawal Suleiman Isah Danjuma Tanko',
    f: 'Aisha Hauwa Zainab Maryam Fatima Halima Hadiza Rakiya Binta Amina Ladi Talatu',
    n: 'Abubakar Mohammed Ibrahim Musa Bello Sani Abdullahi Usman Aliyu Yusuf Garba Adamu Lawal Shehu Umar Danladi Maigari Kano Gusau Zubairu Funtua',
    patterns: ['G F', 'G P F'],
    p: 'Muhammad Ahmed Sani Bello Musa Ibrahim Usman',
  }),
  tradition('akan', {
    m: 'Kwame Kofi Kwaku Kwabena Yaw Kojo Kwasi Ebo Nana Samuel Emmanuel Isaac Ekow Fiifi Joseph Ernest',
    f: 'Akosua Abena Ama Afia Yaa Esi Adwoa Efua Akua Comfort Mercy Grace Araba',
    n: 'Mensah Owusu Osei Boateng Asante Appiah Agyeman Antwi Acheampong Ofori Amponsah Gyasi Sarpong Frimpong Opoku Danso Yeboah Adjei Asamoah Quaye Ansah Darko Ampofo Kyei Tetteh',
    patterns: ['G F', 'G S F'],
  }),
  tradition('mande-and-wolof', {
    m: 'Mamadou Ousmane Ibrahima Abdoulaye Moussa Amadou Boubacar Seydou Cheikh Modou Souleymane Lamine Bakary Adama Sékou Alassane Babacar Pape',
    f: 'Aminata Fatou Mariama Awa Aïssatou Oumou Kadiatou Ndèye Khady Fanta Hawa Bintou Ramata Coumba',
    n: 'Diallo Traoré Diop Ndiaye Keita Coulibaly Diarra Touré Sow Ba Fall Gueye Konaté Sissoko Camara Cissé Kouyaté Sylla Barry Bah Faye Sarr Mbaye Seck Sidibé Dembélé Sangaré Koné Doumbia',
    patterns: ['G F', 'G F', 'G S F'],
  }),
  tradition('swahili', {
    m: 'Juma Hamisi Rashidi Salum Baraka Amani Joseph Emmanuel Hassani Bakari Omari Mwinyi Daudi Elia Shabani Idi Athumani Peter Godfrey Yohana',
    f: 'Mwajuma Asha Zuhura Neema Rehema Upendo Halima Amina Zawadi Grace Esther Fatuma Mariamu Saumu',
    n: 'Mwangi Kamau Otieno Ochieng Njoroge Kipchoge Mutua Wanjiru Mushi Massawe Kimaro Mwakyusa Mohamedi Juma Ramadhani Hamisi Mbwana Kiplagat Wafula Barasa Nyambura Mtui Lyimo Shirima Mkapa',
    patterns: ['G F', 'G S F'],
  }),
  tradition('ethiopian', {
    m: 'Abebe Bekele Tesfaye Girma Haile Dawit Yohannes Solomon Tadesse Getachew Mulugeta Kebede Alemu Worku Assefa Berhanu Fikru Negash Gebre_Selassie Haile_Mariam',
    f: 'Almaz Tigist Hirut Meseret Selamawit Aster Tsehay Genet Bethlehem Mulu Zenebech Yeshi Hiwot Wolete_Mariam',
    p: 'Bekele Tesfaye Girma Abebe Kebede Tadesse Haile Alemu Worku Assefa Wolde Gebre Mekonnen Desta Lemma Tefera Demissie Gebremariam Wolde_Giorgis Berhe Hagos Tekle Kidane Woldu',
    patterns: ['G P', 'G P P'],
  }),
  tradition('somali', {
    m: 'Abdi Mohamed Ahmed Hassan Ali Abdullahi Yusuf Omar Ibrahim Farah Mohamud Warsame Abdirahman Said Jama Osman Guled Liban Mahad Bashir',
    f: 'Fadumo Hodan Amina Halimo Sahra Khadra Asha Ifrah Hawa Nimco Sagal Deqa Ubah Filsan',
    p: 'Mohamed Ahmed Hassan Ali Abdi Yusuf Omar Ibrahim Farah Warsame Jama Osman Nur Aden Hersi Egal Samatar Duale Mohamud Elmi Abdulle Isse',
    patterns: ['G P P', 'G P P', 'G P'],
  }),
  tradition('zulu-and-xhosa', {
    m: 'Sipho Thabo Bongani Themba Sibusiso Mandla Siyabonga Lungelo Vusi Nkosinathi Mthunzi Zolani Ayanda Lwazi Sandile Mduduzi',
    f: 'Nomsa Thandi Zanele Nokuthula Lindiwe Nomvula Busisiwe Ntombi Ayanda Sibongile Thandeka Nosipho Zodwa',
    n: 'Dlamini Nkosi Ndlovu Khumalo Sithole Mkhize Zulu Mthembu Buthelezi Cele Gumede Ngcobo Zungu Mahlangu Mbatha Zwane Ntuli Mazibuko Nxumalo Hadebe Shabalala Majola Mabaso Ngubane Sibiya Tshabalala',
    patterns: ['G F', 'G S F'],
  }),
  tradition('congolese', {
    m: 'Jean-Pierre Patrice Joseph Emmanuel Dieudonné Christian Papy Trésor Héritier Serge Faustin Innocent Célestin Gédéon Fiston Modeste',
    f: 'Marie Chantal Béatrice Espérance Jeanne Francine Clarisse Solange Gisèle Immaculée Pascaline Odette',
    n: 'Kabongo Ilunga Mutombo Kalala Tshibangu Mukendi Kasongo Ngoy Mbuyi Kabamba Kalonji Mulamba Mwamba Lukusa Banza Nzuzi Makiese Mbemba Matondo Bokungu Mputu Ekofo Habimana Niyonzima Uwimana Ndayisenga',
    patterns: ['G F', 'F G', 'G F E'],
  }),
]
