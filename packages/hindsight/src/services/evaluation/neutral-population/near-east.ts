// Naming traditions from the Maghreb to the Hindu Kush. Common given names; family names that are common or formed from
// common stems, places and trades. Nobody's record.

import { type NamingTradition, tradition } from './tradition.ts'

const arabicMen =
  'Muhammad/محمد Ahmad/أحمد Ali/علي Hassan/حسن Hussein/حسين Omar/عمر Khalid/خالد Yusuf/يوسف Ibrahim/إبراهيم Mahmoud/محمود Mustafa/مصطفى Abdullah/عبد_الله Abdul_Rahman/عبد_الرحمن Saeed/سعيد Tariq/طارق Samir/سمير Faisal/فيصل Nasser/ناصر Jamal/جمال Karim/كريم Walid/وليد Hamza/حمزة Bilal/بلال Ziad/زياد Majid/ماجد Fadi/فادي Rami/رامي Salim/سليم Adnan/عدنان Marwan/مروان'
const arabicWomen =
  'Fatima/فاطمة Aisha/عائشة Maryam/مريم Khadija/خديجة Zaynab/زينب Layla/ليلى Amina/أمينة Salma/سلمى Huda/هدى Rania/رانيا Nadia/نادية Samira/سميرة Hanan/حنان Iman/إيمان Dina/دينا Noura/نورة Rim/ريم Sawsan/سوسن'
const arabicFathers =
  'Muhammad/محمد Ahmad/أحمد Ali/علي Hassan/حسن Hussein/حسين Ibrahim/إبراهيم Yusuf/يوسف Salim/سليم Mahmoud/محمود Khalil/خليل Hamid/حامد Rashid/رشيد Said/سعيد Isa/عيسى Musa/موسى Nasser/ناصر Saleh/صالح Abdullah/عبد_الله'

export const nearEast: readonly NamingTradition[] = [
  tradition('arabic-levant', {
    script: 'Arab',
    m: arabicMen,
    f: arabicWomen,
    n: 'Haddad/حداد Khoury/خوري Najjar/نجار Khatib/خطيب Sabbagh/صباغ Hamdan/حمدان Mansour/منصور Shahin/شاهين Awad/عواد Darwish/درويش Qasim/قاسم Nasr/نصر Salameh/سلامة Barakat/بركات Zaydan/زيدان Asfour/عصفور Halabi/حلبي Masri/مصري Nabulsi/نابلسي Shami/شامي',
    p: arabicFathers,
    patterns: ['G F', 'G P F'],
  }),
  tradition('arabic-gulf', {
    script: 'Arab',
    m: arabicMen,
    f: arabicWomen,
    n: 'al-Harbi/الحربي al-Otaibi/العتيبي al-Qahtani/القحطاني al-Ghamdi/الغامدي al-Zahrani/الزهراني al-Shehri/الشهري al-Mutairi/المطيري al-Dosari/الدوسري al-Shammari/الشمري al-Anazi/العنزي al-Rashid/الراشد al-Mansouri/المنصوري al-Hashimi/الهاشمي al-Balushi/البلوشي al-Kindi/الكندي al-Tamimi/التميمي al-Yami/اليامي al-Amri/العمري al-Jaber/الجابر al-Sulaiti/السليطي',
    p: arabicFathers,
    patterns: ['G F', 'G bin/bint P F', 'G P F'],
  }),
  tradition('arabic-egypt', {
    script: 'Arab',
    m: arabicMen,
    f: arabicWomen,
    n: 'Abdel_Fattah/عبد_الفتاح El-Sayed/السيد Mansour/منصور Shaker/شاكر Farouk/فاروق Gaber/جابر Ramadan/رمضان Fawzy/فوزي Soliman/سليمان Abdel_Aziz/عبد_العزيز Hegazy/حجازي Zaki/زكي Helmy/حلمي Sobhy/صبحي Attia/عطية Bakr/بكر Shawky/شوقي',
    p: arabicFathers,
    patterns: ['G P F', 'G P', 'G F'],
  }),
  tradition('maghrebi', {
    m: 'Mohamed Ahmed Youssef Rachid Karim Mehdi Nabil Said Omar Hicham Abdelkader Abdellah Mourad Samir Hamid Kamel Djamel Brahim Yacine Sofiane Lotfi Mounir Abderrahmane Lahcen',
    f: 'Fatima Khadija Aicha Nadia Samira Malika Leila Zohra Amina Hafida Naima Souad Karima Latifa Rachida Houria',
    n: 'Benali Haddad Bouazza Bensaid Mansouri Belkacem Bouzid Cherif Khelifi Saidi Brahimi Amrani Alaoui Idrissi Tazi Berrada Trabelsi Ben_Salah Gharbi Jaziri Hamdi Chaoui Ziani Lahlou Naciri',
    stems: 'Bou Ben Bel',
    endings: 'krim mansour hadj ziane guerra chaib naceur taleb zid dali medjahed laid',
  }),
  tradition('persian', {
    script: 'Arab',
    m: 'Mohammad/محمد Ali/علی Reza/رضا Hossein/حسین Mehdi/مهدی Amir/امیر Hassan/حسن Saeed/سعید Majid/مجید Hamid/حمید Behzad/بهزاد Farhad/فرهاد Kamran/کامران Dariush/داریوش Babak/بابک Mohsen/محسن Masoud/مسعود Bahram/بهرام Arash/آرش Javad/جواد',
    f: 'Maryam/مریم Zahra/زهرا Fatemeh/فاطمه Leila/لیلا Shirin/شیرین Nasrin/نسرین Mahsa/مهسا Parvin/پروین Azadeh/آزاده Narges/نرگس Sara/سارا Mina/مینا Farzaneh/فرزانه',
    n: 'Mohammadi/محمدی Hosseini/حسینی Ahmadi/احمدی Rezaei/رضایی Moradi/مرادی Karimi/کریمی Jafari/جعفری Rahimi/رحیمی Sadeghi/صادقی Kazemi/کاظمی Ebrahimi/ابراهیمی Hashemi/هاشمی Rostami/رستمی Shirazi/شیرازی Tehrani/تهرانی',
    stems:
      'Mehr/مهر Kerman/کرمان Zarrin/زرین Golestan/گلستان Bahar/بهار Tavakkol/توکل Rah/راه Parviz/پرویز Jahan/جهان Abbas/عباس',
    endings: 'pour/پور zadeh/زاده nejad/نژاد ian/یان far/فر i/ی',
  }),
  tradition('afghan', {
    script: 'Arab',
    m: 'Abdul_Ghani/عبدالغنی Mohammad_Naim/محمد_نعیم Gul_Agha/گل_آغا Abdul_Wahid/عبدالواحد Noor_Ahmad/نور_احمد Sayed_Karim/سید_کریم Khan_Mohammad/خان_محمد Rahmatullah/رحمت_الله Najibullah/نجیب_الله Zabihullah/ذبیح_الله Hamidullah/حمید_الله Mirwais/میرویس Farid/فرید Wali/ولی Zahir/ظاهر Abdul_Qayum/عبدالقیوم',
    f: 'Zarghuna/زرغونه Palwasha/پلوشه Shaima/شیما Nargis/نرگس Fawzia/فوزیه Gulalai/گلالی Parwin/پروین Malalai/ملالی Spozhmai/سپوږمۍ Torpekai/تورپیکی',
    n: 'Noorzai/نورزی Popalzai/پوپلزی Barakzai/بارکزی Achakzai/اچکزی Alokozai/الکوزی Ahmadzai/احمدزی Stanekzai/ستانکزی Yusufzai/یوسفزی Karimi/کریمی Rahimi/رحیمی Amiri/امیری Sadat/سادات Wardak/وردک Hotak/هوتک Safi/صافی Nazari/نظری Haidari/حیدری Sultani/سلطانی',
    patterns: ['G F', 'G S F', 'G'],
  }),
  tradition('pakistani', {
    script: 'Arab',
    m: 'Muhammad_Imran/محمد_عمران Shahid/شاہد Nadeem/ندیم Asif/آصف Tariq_Mahmood/طارق_محمود Zulfiqar/ذوالفقار Rizwan/رضوان Kashif/کاشف Waqar/وقار Junaid/جنید Aamir/عامر Naveed/نوید Ghulam_Rasool/غلام_رسول Faisal/فیصل Bilal/بلال Sajid/ساجد Arshad/ارشد Umar_Farooq/عمر_فاروق Khurram/خرم Liaquat/لیاقت',
    f: 'Rukhsana/رخسانہ Nusrat/نصرت Shabana/شبانہ Saima/صائمہ Farzana/فرزانہ Samina/ثمینہ Rubina/روبینہ Nazia/نازیہ Bushra/بشریٰ Asma/عاصمہ Kausar/کوثر',
    n: 'Khan/خان Malik/ملک Chaudhry/چودھری Butt/بٹ Qureshi/قریشی Sheikh/شیخ Mirza/مرزا Siddiqui/صدیقی Ansari/انصاری Bhatti/بھٹی Akhtar/اختر Hussain/حسین Iqbal/اقبال Javed/جاوید Raza/رضا Rehman/رحمان Abbasi/عباسی Gilani/گیلانی Baig/بیگ Awan/اعوان',
    patterns: ['G F', 'G S F'],
  }),
  tradition('turkish', {
    m: 'Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Emre Burak Kemal Orhan Serkan Tolga Çağrı Oğuz',
    f: 'Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Sultan Hanife Merve Özlem Gülşen Sevgi Esra Derya',
    n: 'Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Erdoğdu Güneş Aksoy Bulut',
    stems: 'Çalışkan Orman Yağmur Gümüş Demir Taş Balık Kuyum',
    endings: 'cılar oğlu dereli gil',
  }),
  tradition('kurdish', {
    m: 'Azad Baran Dilovan Hiwa Karwan Kawa Rebin Serdar Sherwan Soran Zana Bakhtiar Hoshyar Rizgar Aram Nechir Diyar Ari Rojhat',
    f: 'Berivan Dilan Hevi Kurdistan Nazdar Rojin Shilan Zilan Avin Jiyan Helin Rozerin',
    n: 'Ahmed Hussein Rashid Karim Aziz Hama Mahmood Salih Barzanji Jaff Dizayee Zebari Doski Surchi Hawrami Bajalan Goran Koyi Rawanduzi Amedi',
    p: 'Ahmed Mahmood Omar Rasul Hassan Salih Qadir Hama Mustafa Ali',
    patterns: ['G P F', 'G P', 'G F'],
  }),
  tradition('hebrew', {
    script: 'Hebr',
    m: 'David/דוד Moshe/משה Yosef/יוסף Yaakov/יעקב Avraham/אברהם Yitzhak/יצחק Daniel/דניאל Eyal/אייל Amir/אמיר Guy/גיא Nir/ניר Oren/אורן Ronen/רונן Shmuel/שמואל Uri/אורי Yehuda/יהודה Gilad/גלעד Menachem/מנחם',
    f: 'Sarah/שרה Rachel/רחל Esther/אסתר Miriam/מרים Rivka/רבקה Noa/נועה Tamar/תמר Yael/יעל Michal/מיכל Shira/שירה Orna/אורנה Hanna/חנה',
    n: 'Cohen/כהן Levi/לוי Mizrahi/מזרחי Peretz/פרץ Biton/ביטון Dahan/דהן Avraham/אברהם Friedman/פרידמן Malka/מלכה Azoulay/אזולאי Katz/כץ Yosef/יוסף Amar/עמר Ohayon/אוחיון Hadad/חדד Gabay/גבאי Ben-David/בן-דוד Adler/אדלר Shapira/שפירא Klein/קליין Segal/סגל Golan/גולן Barak/ברק Harel/הראל',
    patterns: ['G F', 'G F', 'G S F'],
  }),
  tradition('greek', {
    script: 'Grek',
    m: 'Georgios/Γεώργιος Ioannis/Ιωάννης Konstantinos/Κωνσταντίνος Dimitrios/Δημήτριος Nikolaos/Νικόλαος Panagiotis/Παναγιώτης Vasileios/Βασίλειος Christos/Χρήστος Athanasios/Αθανάσιος Michail/Μιχαήλ Evangelos/Ευάγγελος Spyridon/Σπυρίδων Stavros/Σταύρος Petros/Πέτρος',
    f: 'Maria/Μαρία Eleni/Ελένη Aikaterini/Αικατερίνη Vasiliki/Βασιλική Sofia/Σοφία Georgia/Γεωργία Anastasia/Αναστασία Dimitra/Δήμητρα Kyriaki/Κυριακή Ioanna/Ιωάννα',
    n: 'Papadopoulos/Παπαδόπουλος Vlachos/Βλάχος Angelopoulos/Αγγελόπουλος Nikolaidis/Νικολαΐδης Georgiou/Γεωργίου Petrou/Πέτρου Makris/Μακρής',
    stems:
      'Kalavr/Καλαβρ Psar/Ψαρ Xanth/Ξανθ Lamp/Λαμπ Karag/Καραγ Mavr/Μαυρ Anton/Αντων Theodor/Θεοδωρ Stam/Σταμ Dim/Δημ',
    endings: 'opoulos/όπουλος akis/άκης idis/ίδης ellis/έλλης atos/άτος',
  }),
]
