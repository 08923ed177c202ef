// Naming traditions of eastern Europe, the Caucasus and central Asia. Common given names; family names that are common
// or put together from common stems and endings. Nobody's record.

import { type NamingTradition, tradition } from './tradition.ts'

export const eastOfEurope: readonly NamingTradition[] = [
  tradition('russian', {
    script: 'Cyrl',
    m: 'Aleksandr/Александр Sergey/Сергей Dmitry/Дмитрий Andrey/Андрей Aleksey/Алексей Maksim/Максим Yevgeny/Евгений Ivan/Иван Mikhail/Михаил Nikolay/Николай Vladimir/Владимир Pavel/Павел Roman/Роман Artyom/Артём Kirill/Кирилл Oleg/Олег Viktor/Виктор Igor/Игорь Yury/Юрий Konstantin/Константин Denis/Денис Anton/Антон Fyodor/Фёдор Gennady/Геннадий',
    f: 'Yelena/Елена Olga/Ольга Tatyana/Татьяна Natalya/Наталья Irina/Ирина Svetlana/Светлана Anna/Анна Mariya/Мария Yekaterina/Екатерина Lyudmila/Людмила Galina/Галина Yuliya/Юлия Kseniya/Ксения Darya/Дарья Nina/Нина',
    n: 'Ivanov/Иванов Smirnov/Смирнов Kuznetsov/Кузнецов Popov/Попов Sokolov/Соколов Lebedev/Лебедев Novikov/Новиков Morozov/Морозов Volkov/Волков Zaytsev/Зайцев Pavlov/Павлов Golubev/Голубев Vinogradov/Виноградов Belov/Белов Medvedkov/Медведков Tarasov/Тарасов Zhukov/Жуков Komarov/Комаров Kiselyov/Киселёв Shcherbakov/Щербаков',
    stems:
      'Berez/Берез Zhuravl/Журавл Ryabin/Рябин Kalin/Калин Sinits/Синиц Cheremukh/Черемух Golovk/Головк Bochk/Бочк Lopat/Лопат Pastukh/Пастух Sapozhn/Сапожн Gorshk/Горшк Kolos/Колос Vorob/Вороб Kudr/Кудр Maslenn/Масленн',
    endings: 'ov/ов in/ин nikov/ников kin/кин',
    p: 'Aleksandrovich/Александрович Sergeyevich/Сергеевич Ivanovich/Иванович Nikolayevich/Николаевич Vladimirovich/Владимирович Viktorovich/Викторович Petrovich/Петрович Andreyevich/Андреевич Yuryevich/Юрьевич Mikhaylovich/Михайлович',
    pf: 'Aleksandrovna/Александровна Sergeyevna/Сергеевна Ivanovna/Ивановна Nikolayevna/Николаевна Vladimirovna/Владимировна Viktorovna/Викторовна Petrovna/Петровна Andreyevna/Андреевна Yuryevna/Юрьевна',
    feminine: [
      [/(?<=[vn])$/u, 'a'],
      [/(?<=[вн])$/u, 'а'],
    ],
    patterns: ['G P F', 'F G P', 'G F'],
  }),
  tradition('ukrainian', {
    script: 'Cyrl',
    m: 'Oleksandr/Олександр Serhii/Сергій Volodymyr/Володимир Andrii/Андрій Mykola/Микола Ivan/Іван Vasyl/Василь Yurii/Юрій Viktor/Віктор Oleh/Олег Petro/Петро Bohdan/Богдан Taras/Тарас Dmytro/Дмитро Maksym/Максим Yevhen/Євген Mykhailo/Михайло Stepan/Степан Hryhorii/Григорій Pavlo/Павло',
    f: 'Olena/Олена Nataliia/Наталія Iryna/Ірина Oksana/Оксана Svitlana/Світлана Mariia/Марія Halyna/Галина Liudmyla/Людмила Yuliia/Юлія Tetiana/Тетяна Anna/Анна Olha/Ольга Kateryna/Катерина Ivanna/Іванна',
    n: 'Melnyk/Мельник Shevchenko/Шевченко Kovalenko/Коваленко Bondarenko/Бондаренко Boiko/Бойко Tkachenko/Ткаченко Kravchenko/Кравченко Kovalchuk/Ковальчук Oliinyk/Олійник Shevchuk/Шевчук Koval/Коваль Polishchuk/Поліщук Bondar/Бондар Tkachuk/Ткачук Moroz/Мороз Marchenko/Марченко Lysenko/Лисенко Rudenko/Руденко Savchenko/Савченко Petrenko/Петренко',
    stems:
      'Dzhur/Джур Hurka/Гурка Zabolot/Заболот Vyshnev/Вишнев Soroch/Сороч Haida/Гайда Pidlis/Підліс Chornob/Чорноб Stepan/Степан Harbuz/Гарбуз',
    endings: 'enko/енко chuk/чук uk/ук skyi/ський',
    p: 'Mykolaiovych/Миколайович Ivanovych/Іванович Petrovych/Петрович Vasylovych/Васильович Andriiovych/Андрійович Volodymyrovych/Володимирович Oleksandrovych/Олександрович',
    pf: 'Mykolaivna/Миколаївна Ivanivna/Іванівна Petrivna/Петрівна Vasylivna/Василівна Andriivna/Андріївна Volodymyrivna/Володимирівна',
    patterns: ['G P F', 'F G P', 'G F'],
  }),
  tradition('serbian', {
    script: 'Cyrl',
    m: 'Dragan/Драган Zoran/Зоран Milan/Милан Nikola/Никола Aleksandar/Александар Marko/Марко Nenad/Ненад Goran/Горан Stefan/Стефан Miloš/Милош Petar/Петар Slobodan/Слободан Dejan/Дејан Vladimir/Владимир Luka/Лука Bojan/Бојан Ivan/Иван Predrag/Предраг Saša/Саша Jovan/Јован',
    f: 'Milica/Милица Jelena/Јелена Marija/Марија Ana/Ана Dragana/Драгана Ivana/Ивана Snežana/Снежана Gordana/Гордана Vesna/Весна Jovana/Јована Ljiljana/Љиљана Katarina/Катарина Tamara/Тамара',
    n: 'Jovanović/Јовановић Petrović/Петровић Nikolić/Николић Marković/Марковић Đorđević/Ђорђевић Stojanović/Стојановић Ilić/Илић Stanković/Станковић Pavlović/Павловић Milošević/Милошевић Simić/Симић Popović/Поповић Kostić/Костић Lazić/Лазић Todorović/Тодоровић Živković/Живковић',
    stems:
      'Vuka/Вука Grbav/Грбав Šljivar/Шљивар Čavor/Чавор Radov/Радов Kosan/Косан Jagod/Јагод Bukov/Буков Medak/Медак Tešan/Тешан',
    endings: 'ić/ић ović/овић čević/чевић',
  }),
  tradition('bulgarian', {
    script: 'Cyrl',
    m: 'Georgi/Георги Ivan/Иван Dimitar/Димитър Nikolay/Николай Petar/Петър Hristo/Христо Todor/Тодор Aleksandar/Александър Stefan/Стефан Vasil/Васил Yordan/Йордан Stoyan/Стоян Atanas/Атанас Plamen/Пламен Krasimir/Красимир',
    f: 'Maria/Мария Ivanka/Иванка Elena/Елена Yordanka/Йорданка Penka/Пенка Rositsa/Росица Daniela/Даниела Gergana/Гергана Desislava/Десислава Tsvetelina/Цветелина',
    n: 'Ivanov/Иванов Georgiev/Георгиев Dimitrov/Димитров Petrov/Петров Nikolov/Николов Hristov/Христов Stoyanov/Стоянов Todorov/Тодоров Iliev/Илиев Vasilev/Василев Atanasov/Атанасов Angelov/Ангелов Kolev/Колев Marinov/Маринов Stefanov/Стефанов Yordanov/Йорданов Popov/Попов',
    stems: 'Kara/Кара Bel/Бел Cherven/Червен Kamen/Камен Dren/Дрен Ovchar/Овчар',
    endings: 'kov/ков ev/ев anov/анов',
    p: 'Ivanov/Иванов Georgiev/Георгиев Petrov/Петров Dimitrov/Димитров Stoyanov/Стоянов Nikolov/Николов',
    pf: 'Ivanova/Иванова Georgieva/Георгиева Petrova/Петрова Dimitrova/Димитрова Stoyanova/Стоянова',
    feminine: [
      [/(?<=v)$/u, 'a'],
      [/(?<=в)$/u, 'а'],
    ],
    patterns: ['G F', 'G P F'],
  }),
  tradition('kazakh', {
    script: 'Cyrl',
    m: 'Nurlan/Нұрлан Yerlan/Ерлан Serik/Серік Askar/Асқар Daniyar/Данияр Marat/Марат Timur/Тимур Bolat/Болат Kanat/Қанат Arman/Арман Sanzhar/Санжар Daulet/Дәулет Ruslan/Руслан Almas/Алмас',
    f: 'Aigul/Айгүл Gulnara/Гүлнара Aizhan/Айжан Dinara/Динара Saule/Сәуле Madina/Мадина Asel/Әсел Aliya/Әлия Zhanar/Жанар Botagoz/Ботагөз',
    n: 'Akhmetov/Ахметов Omarov/Омаров Ospanov/Оспанов Iskakov/Искаков Suleimenov/Сулейменов Ibraimov/Ибраимов Abdrakhmanov/Абдрахманов',
    stems:
      'Zhold/Жолд Kenzhe/Кенже Tulegen/Төлеген Akylbek/Ақылбек Baimukhan/Баймухан Dosym/Досым Kairat/Қайрат Seitkali/Сейтқали Temirkhan/Темірхан Zhaksyl/Жақсыл',
    endings: 'ov/ов ev/ев bayev/баев',
    p: 'Nurlanuly/Нұрланұлы Serikovich/Серікович Maratovich/Маратович Bolatuly/Болатұлы',
    pf: 'Nurlankyzy/Нұрланқызы Serikovna/Серіковна Maratovna/Маратовна Bolatkyzy/Болатқызы',
    feminine: [
      [/(?<=v)$/u, 'a'],
      [/(?<=в)$/u, 'а'],
    ],
    patterns: ['G F', 'G P F', 'F G P'],
  }),
  tradition('uzbek', {
    m: 'Jasur Bobur Otabek Sherzod Ulugbek Rustam Aziz Farrux Dilshod Jamshid Sardor Umid Baxtiyor Anvar Nodir',
    f: 'Nilufar Dilnoza Gulnora Feruza Nargiza Zulfiya Malika Shahnoza Nodira Sevara',
    n: 'Karimov Rahimov Yusupov Toshmatov Ergashev Nazarov Saidov Hamidov Qodirov Rashidov Umarov Abdullayev',
    stems: 'Xoldor Mirzo Tursun Boymat Ismoil Normat Eshmat Sobir Jora Qosim',
    endings: 'ov bekov qulov',
    feminine: [[/(?<=v)$/u, 'a']],
    p: 'Karimovich Rustamovich Anvarovich Baxtiyorovich',
    pf: 'Karimovna Rustamovna Anvarovna Baxtiyorovna',
    patterns: ['G F', 'F G P'],
  }),
  tradition('georgian', {
    script: 'Geor',
    m: 'Giorgi/გიორგი Davit/დავით Levan/ლევან Irakli/ირაკლი Nika/ნიკა Zurab/ზურაბ Tornike/თორნიკე Vakhtang/ვახტანგ Lasha/ლაშა Archil/არჩილ Beka/ბექა Otar/ოთარ Temur/თემურ Zaza/ზაზა',
    f: 'Nino/ნინო Tamar/თამარ Ketevan/ქეთევან Mariam/მარიამ Natia/ნათია Ana/ანა Eka/ეკა Lela/ლელა Salome/სალომე Maka/მაკა',
    n: 'Beridze/ბერიძე Kapanadze/კაპანაძე Gelashvili/გელაშვილი Maisuradze/მაისურაძე Lomidze/ლომიძე Kobalia/კობალია',
    stems:
      'Tsikh/ციხ Kvar/კვარ Chkhart/ჩხარტ Jaq/ჯაყ Ghvinj/ღვინჯ Mosul/მოსულ Sakhl/სახლ Tandil/თანდილ Naka/ნაკა Kharab/ხარაბ Gurgen/გურგენ Bagrat/ბაგრატ',
    endings: 'ishvili/იშვილი adze/აძე auri/აური ava/ავა elia/ელია',
  }),
  tradition('armenian', {
    script: 'Armn',
    m: 'Armen/Արմեն Tigran/Տիգրան Hayk/Հայկ Gevorg/Գևորգ Vahan/Վահան Aram/Արամ Karen/Կարեն Hovhannes/Հովհաննես Narek/Նարեկ Samvel/Սամվել Ashot/Աշոտ Suren/Սուրեն Gagik/Գագիկ Artur/Արթուր',
    f: 'Anahit/Անահիտ Ani/Անի Lilit/Լիլիթ Mariam/Մարիամ Nare/Նարե Hasmik/Հասմիկ Gayane/Գայանե Karine/Կարինե Siranush/Սիրանուշ Armine/Արմինե',
    stems:
      'Hakob/Հակոբ Sarg/Սարգ Grigor/Գրիգոր Petros/Պետրոս Khachatr/Խաչատր Vardan/Վարդան Martiros/Մարտիրոս Harutyun/Հարություն Stepan/Ստեփան Mkhitar/Մխիթար Davt/Դավթ Avag/Ավագ Ohan/Օհան Manuk/Մանուկ Baghdasar/Բաղդասար Tadevos/Թադևոս',
    endings: 'yan/յան ents/ենց',
  }),
  tradition('polish', {
    m: 'Piotr Krzysztof Andrzej Tomasz Jan Paweł Michał Marcin Stanisław Jakub Adam Marek Łukasz Grzegorz Mateusz Wojciech Zbigniew Jerzy Tadeusz Kazimierz',
    f: 'Anna Maria Katarzyna Małgorzata Agnieszka Krystyna Barbara Ewa Elżbieta Zofia Teresa Magdalena Joanna Beata Halina',
    n: 'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Nowakowski Pawłowski Michalski',
    stems: 'Brzozd Szczebrz Grzęd Żółtk Jaworz Koście Olsz Piask Rakow Sosn',
    endings: 'owski iński owiak ewicz',
    feminine: [
      [/(?<=[sc]k)i$/u, 'a'],
      [/ński$/u, 'ńska'],
    ],
  }),
  tradition('czech', {
    m: 'Jiří Jan Petr Pavel Josef Martin Tomáš Jaroslav Miroslav Zdeněk Václav Michal František Karel Lukáš Ladislav Stanislav Ondřej',
    f: 'Marie Jana Eva Hana Anna Lenka Kateřina Lucie Věra Alena Petra Jaroslava Ludmila Zdeňka',
    n: 'Novák Svoboda Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Marek Pospíšil Hájek Jelínek Král Růžička Beneš Fiala Sedláček Zeman',
    stems: 'Kolář Hrub Skal Vod Zahrad Klim',
    endings: 'ík ek ník',
    feminine: [
      [/ý$/u, 'á'],
      [/(?<=[kšnlt])$/u, 'ová'],
    ],
  }),
  tradition('hungarian', {
    m: 'László István József János Zoltán Sándor Gábor Ferenc Attila Péter Tamás Zsolt Tibor András Csaba Imre Lajos György Balázs Gyula',
    f: 'Mária Erzsébet Katalin Ilona Éva Anna Zsuzsanna Margit Judit Ágnes Andrea Erika Krisztina Julianna',
    n: 'Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos Mészáros Oláh Simon Rácz Fekete Szilágyi Török Fehér',
    stems: 'Kerek Szent Győr Nagy Kis Fehér Vár Hegy',
    endings: 'szállási kéri aljai mihályi',
    patterns: ['F G'],
  }),
  tradition('romanian', {
    m: 'Andrei Alexandru Ion Gheorghe Constantin Vasile Mihai Nicolae Cristian Florin Marian Ștefan Dumitru Radu Bogdan Ionuț Adrian Dan',
    f: 'Maria Elena Ana Ioana Mihaela Andreea Cristina Gabriela Daniela Alina Georgeta Simona Roxana Mariana',
    n: 'Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Constantin Marin Dinu Tudor Barbu Sandu Moldovan',
    stems: 'Vasil Petr Dragom Filip Grigor Ior Lup Mart Negr Pârv',
    endings: 'escu eanu ache',
  }),
  tradition('albanian', {
    m: 'Agim Arben Besnik Dritan Fatmir Gëzim Ilir Luan Petrit Skënder Artan Bujar Edmond Kujtim Sokol Valon Ardit Bekim',
    f: 'Albana Blerina Drita Elira Fatmira Liridona Mimoza Teuta Vjosa Shpresa Arta Besa Valbona',
    n: 'Hoxha Shehu Krasniqi Gashi Berisha Morina Shala Bytyqi Hasani Hoti Rama Kola Leka Dervishi Prifti Gjoka Marku Basha Çela Dushku Balaj Osmani Zeqiri',
    stems: 'Kuq Lleshan Mal Gur Bard Trim',
    endings: 'aj i allari',
  }),
]
