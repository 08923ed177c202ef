// Name parts of many cultures, from which invented people are put together. Common given names and family names that
// are invented or common; a recombination that resembles a living person does so by chance.

/** A name part in Latin letters and, where the culture writes otherwise, in its own script. */
export interface StockWord {
  readonly latin: string
  readonly native: string | null
}

export interface NameCulture {
  readonly id: string
  readonly script: string
  /** Where people of this culture may come from: for origin alone. */
  readonly countries: readonly string[]
  readonly male: readonly StockWord[]
  readonly female: readonly StockWord[]
  readonly family: readonly StockWord[]
  /** Feminine ending of the family name, Latin and native, appended to it; null where there is none. */
  readonly feminine: readonly [string, string] | null
  /** Fathers' names as the culture writes them in a full name; empty where it does not. */
  readonly patronymicMale: readonly StockWord[]
  readonly patronymicFemale: readonly StockWord[]
  readonly style:
    | 'given-family'
    | 'family-given'
    | 'given-patronymic-family'
    | 'arabic'
    | 'double-surname'
    | 'particle'
    | 'given-father'
    | 'mononym'
  /** Particles that stand before some family names. */
  readonly particles: readonly string[]
}

type Row = Partial<Record<'m' | 'f' | 'n' | 'pm' | 'pf' | 'particles' | 'feminine', string>> & {
  readonly script?: string
  readonly style?: NameCulture['style']
}

/** Words of a row are separated by spaces, Latin and native by a slash, `_` stands for a space inside a word. */
function words(text: string | undefined): StockWord[] {
  return (text ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [latin = '', native] = word.replaceAll('_', ' ').split('/')
      return { latin, native: native ?? null }
    })
}

function culture(id: string, countries: string, row: Row): NameCulture {
  const [latin, native = ''] = (row.feminine ?? '').split('/')
  return {
    id,
    script: row.script ?? 'Latin',
    countries: countries.split(' '),
    male: words(row.m),
    female: words(row.f ?? row.m),
    family: words(row.n),
    feminine: latin ? [latin, native] : null,
    patronymicMale: words(row.pm),
    patronymicFemale: words(row.pf ?? row.pm),
    style: row.style ?? 'given-family',
    particles: (row.particles ?? '').split(',').filter((particle) => particle !== ''),
  }
}

export const nameCultures: readonly NameCulture[] = [
  culture('russian', 'ru by kz', {
    script: 'Cyrillic',
    style: 'given-patronymic-family',
    m: 'Aleksandr/Александр Dmitriy/Дмитрий Mikhail/Михаил Yevgeniy/Евгений Sergey/Сергей Fyodor/Фёдор Gennadiy/Геннадий Ilya/Илья Rodion/Родион Arseniy/Арсений',
    f: 'Yekaterina/Екатерина Lyudmila/Людмила Natalya/Наталья Zoya/Зоя Kseniya/Ксения Tatyana/Татьяна',
    n: 'Velegradov/Велеградов Sukharenkov/Сухаренков Tikhomolov/Тихомолов Zhavoronin/Жаворонин Shchepkov/Щепков Kholodayev/Холодаев Yaropolov/Ярополов Berezhnyakov/Бережняков Chernopyatov/Чернопятов Glukharyov/Глухарёв Ozeretskov/Озерецков Tsvetayenkov/Цветаенков',
    feminine: 'a/а',
    pm: 'Mikhailovich/Михайлович Andreyevich/Андреевич Sergeyevich/Сергеевич Vasilyevich/Васильевич Ilyich/Ильич Rodionovich/Родионович',
    pf: 'Mikhailovna/Михайловна Andreyevna/Андреевна Sergeyevna/Сергеевна Vasilyevna/Васильевна',
  }),
  culture('ukrainian', 'ua pl', {
    script: 'Cyrillic',
    style: 'given-patronymic-family',
    m: 'Volodymyr/Володимир Oleksandr/Олександр Mykola/Микола Andriy/Андрій Yevhen/Євген Hryhoriy/Григорій',
    f: 'Oksana/Оксана Olena/Олена Halyna/Галина Yuliya/Юлія',
    n: 'Hurkaliuk/Гуркалюк Shcherbytenko/Щербитенко Kovalyshyn/Ковалишин Zabolotniuk/Заболотнюк Dzhurenko/Джуренко Vyshnevchuk/Вишневчук Haidabura/Гайдабура',
    pm: 'Mykolayovych/Миколайович Andriyovych/Андрійович Petrovych/Петрович',
    pf: 'Mykolayivna/Миколаївна Andriyivna/Андріївна Petrivna/Петрівна',
  }),
  culture('serbian', 'rs ba me', {
    script: 'Cyrillic',
    m: 'Dragoslav/Драгослав Živorad/Живорад Nebojša/Небојша Ljubomir/Љубомир Đorđe/Ђорђе',
    f: 'Jelisaveta/Јелисавета Snežana/Снежана Ljiljana/Љиљана',
    n: 'Kosanićević/Косанићевић Vukašinović/Вукашиновић Šljivarić/Шљиварић Grbavčić/Грбавчић Čavorović/Чаворовић Njegovanić/Његованић',
  }),
  culture('kazakh', 'kz kg', {
    script: 'Cyrillic',
    style: 'given-patronymic-family',
    m: 'Nurlan/Нұрлан Yerbolat/Ерболат Sanzhar/Санжар Daulet/Дәулет',
    f: 'Aigerim/Айгерім Gulnar/Гүлнар Saltanat/Салтанат',
    n: 'Zholdasbayev/Жолдасбаев Kenzhetayev/Кенжетаев Tulegenov/Төлегенов Akylbekov/Ақылбеков',
    feminine: 'a/а',
    pm: 'Nurlanuly/Нұрланұлы Serikovich/Серікович',
    pf: 'Nurlankyzy/Нұрланқызы Serikovna/Серіковна',
  }),
  culture('arabic', 'iq sy eg jo sa ye ly ma', {
    script: 'Arabic',
    style: 'arabic',
    m: 'Muhammad/محمد Ahmad/أحمد Yusuf/يوسف Khalid/خالد Abd_al-Rahman/عبد_الرحمن Abdul_Karim/عبد_الكريم Hussein/حسين Tariq/طارق Mahmoud/محمود Faisal/فيصل Abd_al-Qadir/عبد_القادر Ibrahim/إبراهيم',
    f: 'Fatima/فاطمة Aisha/عائشة Maryam/مريم Khadija/خديجة Zaynab/زينب',
    n: 'al-Mardabani/المردباني al-Rashwani/الرشواني al-Jubayri/الجبيري al-Zawahidi/الزواهدي al-Qasimani/القاسماني al-Tikribi/التكريبي al-Hadramani/الحضرماني al-Sharabati/الشرباتي al-Ghuzayli/الغزيلي Barakuni/بركوني Shahwani/شهواني',
    pm: 'Yusuf/يوسف Salim/سليم Ibrahim/إبراهيم Hasan/حسن Mustafa/مصطفى Nasser/ناصر Hamid/حامد',
    particles: 'bin,ibn,ben',
  }),
  culture('persian', 'ir af tj', {
    script: 'Arabic',
    m: 'Farrokhzad/فرخزاد Bahram/بهرام Mehrdad/مهرداد Khosrow/خسرو Gholamreza/غلامرضا Esfandiar/اسفندیار',
    f: 'Shirin/شیرین Parvaneh/پروانه Mahnaz/مهناز Golnar/گلنار',
    n: 'Mehrabanpur/مهربانپور Tavakkolzadeh/توکل‌زاده Kermanfar/کرمانفر Golestanian/گلستانیان Zarrinkafsh/زرین‌کفش Pourandokhti/پوراندختی',
  }),
  culture('pakistani', 'pk in bd', {
    script: 'Arabic',
    m: 'Muhammad_Imran/محمد_عمران Zulfiqar/ذوالفقار Nadeem/ندیم Shahid_Mahmood/شاہد_محمود Aurangzeb/اورنگزیب',
    f: 'Rukhsana/رخسانہ Nusrat/نصرت Shabana/شبانہ',
    n: 'Chaudhryzai/چودھریزئی Qureshani/قریشانی Gilanwala/گیلان_والا Bhattivala/بھٹی_والا Khokharani/کھوکھرانی',
  }),
  culture('hebrew', 'il', {
    script: 'Hebrew',
    m: 'Elishama/אלישמע Yehoshua/יהושע Menachem/מנחם Gidon/גדעון Avraham/אברהם',
    f: 'Shlomit/שלומית Rivka/רבקה Tzipora/ציפורה',
    n: 'Barznir/ברזניר Shaltieli/שאלתיאלי Halperson/הלפרזון Ben-Tzurim/בן-צורים Kedmoni/קדמוני Tzadokin/צדוקין',
  }),
  culture('greek', 'gr cy', {
    script: 'Greek',
    m: 'Thrasyvoulos/Θρασύβουλος Georgios/Γεώργιος Panagiotis/Παναγιώτης Charalampos/Χαράλαμπος Evangelos/Ευάγγελος',
    f: 'Eleni/Ελένη Vasiliki/Βασιλική Kyriaki/Κυριακή',
    n: 'Kalavrinakos/Καλαβρινάκος Psaroudellis/Ψαρουδέλλης Ntempouzis/Ντεμπούζης Xanthopouleas/Ξανθοπουλέας Mpalanikas/Μπαλανίκας',
  }),
  culture('georgian', 'ge', {
    script: 'Georgian',
    m: 'Juansher/ჯუანშერ Giorgi/გიორგი Zviad/ზვიად Vakhtang/ვახტანგ Tornike/თორნიკე',
    f: 'Ketevan/ქეთევან Nino/ნინო Tsiala/ციალა',
    n: 'Kobalauridze/კობალაურიძე Tsikhistavi/ციხისთავი Ghvinjilia/ღვინჯილია Chkhartishvanidze/ჩხარტიშვანიძე Jaqelishvili/ჯაყელიშვილი',
  }),
  culture('armenian', 'am', {
    script: 'Armenian',
    m: 'Vahagn/Վահագն Hovhannes/Հովհաննես Gevorg/Գևորգ Tigran/Տիգրան Artashes/Արտաշես',
    f: 'Siranush/Սիրանուշ Anahit/Անահիտ Hripsime/Հռիփսիմե',
    n: 'Terzyants/Տերզյանց Mkhitaratsyan/Մխիթարացյան Jaghatspanyan/Ջաղացպանյան Shahnazarents/Շահնազարենց',
  }),
  culture('korean', 'kr kp', {
    script: 'Hangul',
    style: 'family-given',
    m: 'Chol_Su/철수 Myong_Ho/명호 Ra_On/라온 Jae_Hyun/재현 Kwang_Jin/광진 Tae_Sop/태섭',
    f: 'Sun_Hee/순희 Eun_Kyong/은경 Bo_Ram/보람',
    n: 'Kong/공 Pyo/표 Namgung/남궁 Tak/탁 Hwangbo/황보 Ok/옥 Ki/기',
  }),
  culture('japanese', 'jp', {
    script: 'Kana',
    style: 'family-given',
    m: 'Daichi/ダイチ Shunsuke/シュンスケ Ryōhei/リョウヘイ Kazuyuki/カズユキ Jun’ichi/ジュンイチ',
    f: 'Kyōko/キョウコ Chihiro/チヒロ Yūko/ユウコ',
    n: 'Tachimura/タチムラ Ōgaribe/オオガリベ Shirakuwa/シラクワ Tsunehata/ツネハタ Kijōmori/キジョウモリ',
  }),
  culture('chinese', 'cn tw sg', {
    script: 'Han',
    style: 'family-given',
    m: 'Yuansong/远嵩 Zhiqiang/志强 Xiaoming/晓明 Jianguo/建国 Weiguang/伟光 Chengxi/承希',
    f: 'Xiuying/秀英 Meiling/美玲 Qiaozhen/巧珍',
    n: 'Zhuo/卓 Ouyang/欧阳 Xue/薛 Qiu/邱 Cheng/程 Zhuge/诸葛 Jiang/蒋',
  }),
  culture('hindi', 'in np', {
    script: 'Devanagari',
    m: 'Rajendra/राजेन्द्र Vikram/विक्रम Suresh/सुरेश Harishchandra/हरिश्चन्द्र Devendra/देवेन्द्र',
    f: 'Kavita/कविता Sunita/सुनीता Lakshmi/लक्ष्मी',
    n: 'Deshvani/देशवानी Trivedakar/त्रिवेदकर Bhattarkar/भट्टारकर Saxenwal/सक्सेनवाल Chaturpal/चतुरपाल',
  }),
  culture('thai', 'th', {
    script: 'Thai',
    m: 'Somchai/สมชาย Anuwat/อนุวัฒน์ Prasert/ประเสริฐ Thanakorn/ธนากร',
    f: 'Malee/มาลี Siriporn/ศิริพร Kanokwan/กนกวรรณ',
    n: 'Rattanavimol/รัตนวิมล Suksawatin/สุขสวัสดิ์ Chaiyaphruek/ชัยพฤกษ์ Wongsarom/วงศารมย์',
  }),
  culture('spanish', 'es mx co ve cu', {
    style: 'double-surname',
    m: 'Evaristo Manuel José_Luis Ramón Joaquín Juan_Carlos Fermín Ángel',
    f: 'Guadalupe María_Elena Asunción Inés Rosalía',
    n: 'Quintanares Villalbazo Echeverrigaray Ñancupil Montañerez Zubizarretano Peñascal Carrascoza Jarandilla Ibargüenza Aguirrezal',
    particles: 'de,de la,del,de los',
  }),
  culture('portuguese', 'pt br ao mz', {
    style: 'double-surname',
    m: 'João Sebastião António Luís_Filipe Gonçalo',
    f: 'Conceição Teresa Inês Luísa',
    n: 'Vinhedo Carvalhosa Guimarense Assunçães Magalhosa Coutinhal Figueirôa',
    particles: 'da,dos,de',
  }),
  culture('french', 'fr be sn ci', {
    style: 'particle',
    m: 'Jean-Baptiste François Étienne Grégoire Thibault',
    f: 'Geneviève Hélène Marie-Claire Anaïs',
    n: 'Beauvoisin Lachâtrenet Desfontainard Mercandier Rouxval Garreloup',
    particles: 'de,du,de la',
  }),
  culture('german', 'de at ch', {
    style: 'particle',
    m: 'Ottokar Jürgen Hans-Peter Friedrich Albrecht Günther Ludwig',
    f: 'Käthe Brünhilde Mathilde Liselotte',
    n: 'Beskydzan Haselrieder Müllenstein Großwendt Schönacker Weißkopfer Dörfflinger Kaltschmidtke',
    particles: 'von,zu,von der',
  }),
  culture('dutch', 'nl be sr', {
    style: 'particle',
    m: 'Willem Gijsbert Cornelis Maarten Joris',
    f: 'Geertruida Annemieke Saskia',
    n: 'Bergkampen IJsselhof Vliethaven Duinmeijer Oosterwoude Kruijsdijk',
    particles: 'van,van der,de,van den',
  }),
  culture('italian', 'it sm', {
    style: 'particle',
    m: 'Giuseppe Francesco Niccolò Alessandro Vincenzo',
    f: 'Giovanna Mariachiara Lucia Beatrice',
    n: 'Cavalcaselli Montanarella Bellacorte Schiaparini Fontanegra',
    particles: 'di,della,de',
  }),
  culture('irish', 'ie gb us', {
    m: 'Seán Patrick Cormac Fergus Declan Robert Christopher',
    f: 'Siobhán Margaret Bridget Catherine',
    n: "O'Rathallaigh McGillivrane MacDonnachy O'Shaughlin Fitzmorrice Blackthornley Ashcombe Whitlockson",
  }),
  culture('polish', 'pl lt', {
    m: 'Stanisław Wojciech Zbigniew Łukasz Kazimierz',
    f: 'Małgorzata Agnieszka Kazimiera Grażyna',
    n: 'Piekarzyk Szczebrzewski Wójcikiewicz Grzędziński Żółtkowiak Brzozdowicz',
  }),
  culture('hungarian', 'hu ro', {
    style: 'family-given',
    m: 'László Gyula Zsigmond Ferenc',
    f: 'Erzsébet Zsuzsanna Ágnes',
    n: 'Kerekszállasi Szentmiklóvári Győrffyházi Nagykéri',
  }),
  culture('nordic', 'se no dk', {
    m: 'Søren Åke Bjørn Eirik Göran',
    f: 'Ingrid Märta Åse Solveig',
    n: 'Holmsnes Storvatn Brændgaard Åkerbäck Sjöholmen Kjærsund',
  }),
  culture('icelandic', 'is', {
    style: 'given-father',
    m: 'Þorsteinn Guðmundur Snæbjörn Ragnar',
    f: 'Guðrún Sigríður Þórdís',
    pm: 'Þorsteinsson Guðmundarson Snæbjarnarson Ragnarsson',
    pf: 'Þorsteinsdóttir Guðmundardóttir Ragnarsdóttir',
  }),
  culture('turkish', 'tr az', {
    m: 'Mehmet İbrahim Çağrı Oğuzhan Yılmaz Hüseyin',
    f: 'Elif Gülşen Şükran Ayşe',
    n: 'Ormancılar Yağmurdereli Çalışkaner Gümüşdoğan Kılıçsoy Işıktepe',
  }),
  culture('vietnamese', 'vn', {
    style: 'family-given',
    m: 'Văn_Hùng Đức_Thắng Quốc_Việt Minh_Tuấn',
    f: 'Thị_Hương Ngọc_Ánh Thu_Thủy',
    n: 'Nguyễn Đặng Huỳnh Trịnh Phùng Lương',
  }),
  culture('ethiopian', 'et er', {
    style: 'given-father',
    m: 'Tewodros Haile_Mikael Gebre_Selassie Yohannes Mesfin',
    f: 'Tsehay Almaz Wolete_Maryam',
    pm: 'Bekele Wolde_Giorgis Gebremariam Tesfahun Kebedew',
  }),
  culture('west-african', 'ng gh sn ml', {
    m: 'Chinonso Oluwaseun Kwabena Mamadou Babatunde Ousmane',
    f: 'Adaeze Yaaba Aminata Folasade',
    n: 'Boatengsen Oforiwaa Adeyinkoro Nwachukwunma Diallobé Okonjide Traorémou',
  }),
  culture('indonesian', 'id my', {
    style: 'mononym',
    m: 'Sukarmadi Hartawanto Suryaningprang Wibisonarto Prasetyojati',
    f: 'Sulastrini Megawaningsih Kartikasari',
  }),
]
