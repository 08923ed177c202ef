// Naming traditions of southern, south-eastern and eastern Asia. Common given names and family names. Nobody's record.

import { type NamingTradition, tradition } from './tradition.ts'

export const southAndEastAsia: readonly NamingTradition[] = [
  tradition('hindi', {
    script: 'Deva',
    m: 'Rajesh/राजेश Suresh/सुरेश Ramesh/रमेश Vijay/विजय Sanjay/संजय Anil/अनिल Ashok/अशोक Manoj/मनोज Rakesh/राकेश Vinod/विनोद Amit/अमित Rahul/राहुल Deepak/दीपक Mohan/मोहन Arun/अरुण Pradeep/प्रदीप Mukesh/मुकेश Sunil/सुनील Ajay/अजय Gopal/गोपाल',
    f: 'Sunita/सुनीता Anita/अनीता Geeta/गीता Rekha/रेखा Kavita/कविता Meena/मीना Savita/सविता Usha/उषा Asha/आशा Lakshmi/लक्ष्मी Pooja/पूजा Neha/नेहा Radha/राधा Shanti/शान्ति',
    n: 'Sharma/शर्मा Verma/वर्मा Gupta/गुप्ता Singh/सिंह Kumar/कुमार Yadav/यादव Mishra/मिश्रा Pandey/पाण्डेय Tiwari/तिवारी Joshi/जोशी Chauhan/चौहान Agarwal/अग्रवाल Mehta/मेहता Saxena/सक्सेना Trivedi/त्रिवेदी Jain/जैन Rathore/राठौर Thakur/ठाकुर Shukla/शुक्ला Dubey/दुबे Bhatt/भट्ट Chaturvedi/चतुर्वेदी',
    p: 'Kumar/कुमार Prasad/प्रसाद Lal/लाल Chand/चन्द Ram/राम',
    pf: 'Devi/देवी Kumari/कुमारी Rani/रानी Bai/बाई',
    patterns: ['G F', 'G P F'],
  }),
  tradition('punjabi', {
    m: 'Gurpreet Harjit Manjit Jaswinder Balwinder Kulwant Sukhdev Amarjit Paramjit Ranjit Jagdeep Harpreet Satnam Davinder Mandeep Surinder',
    f: 'Gurpreet Harjit Manjit Jaswinder Simran Navdeep Rupinder Parminder Kiranjit Sukhwinder Amandeep Baljit',
    n: 'Gill Sandhu Dhillon Sidhu Grewal Brar Dhaliwal Sekhon Bajwa Cheema Mann Randhawa Virk Aulakh Bhullar Chahal Deol',
    patterns: ['G F', 'G Singh/Kaur F', 'G Singh/Kaur'],
  }),
  tradition('tamil', {
    m: 'Murugan Senthil Karthik Ramasamy Selvam Subramanian Arumugam Ganesan Palani Rajendran Sivakumar Venkatesh Anbalagan Balasubramaniam Chandrasekar Ilango Kumaran Manikandan Natarajan Thangavel',
    f: 'Lakshmi Selvi Kavitha Meenakshi Vasanthi Priya Revathi Malarvizhi Kalaivani Tamilselvi Saraswathi Deepa Jayanthi Uma',
    n: 'Krishnan Raman Subramaniam Perumal Govindasamy Nadarajah Ponnusamy Rajagopal Sundaram Velu Kandasamy Muthusamy Iyer Pillai Chettiar Naidu Gounder Mudaliar Sivalingam Thirunavukkarasu',
    patterns: ['G F', 'F G'],
  }),
  tradition('bengali', {
    m: 'Mohammad_Rafiq Abdul_Karim Shafiqul_Islam Nurul_Haque Aminul_Islam Mizanur_Rahman Habibur_Rahman Jahangir_Alam Kamal_Uddin Rezaul_Karim Subrata Prosenjit Amitava Debashish Tapan Arindam Sujit Biplab',
    f: 'Nasrin_Akter Shahnaz_Begum Rokeya_Khatun Salma_Sultana Farhana Taslima Sumitra Moumita Shampa Ananya Mitali Jharna',
    n: 'Hossain Islam Rahman Chowdhury Ahmed Miah Sarkar Talukder Bhuiyan Mondal Das Roy Ghosh Banerjee Mukherjee Chatterjee Bose Dutta Sengupta Biswas Saha Paul',
    patterns: ['G F', 'G S F'],
  }),
  tradition('sinhala', {
    m: 'Nimal Sunil Kamal Chaminda Ruwan Sanath Nuwan Pradeep Asanka Lasantha Thilak Upul Janaka Roshan Dinesh Gamini',
    f: 'Kumari Malini Chandrika Dilrukshi Nadeesha Sandya Priyanka Samanthi Anoma Ishara Thushari',
    n: 'Perera Fernando de_Silva Bandara Jayasinghe Dissanayake Wickramasinghe Gunawardena Ratnayake Senanayake Herath Karunaratne Weerasinghe Abeysekara Samarasinghe Liyanage Amarasinghe Ranasinghe',
    patterns: ['G F', 'G S F'],
  }),
  tradition('nepali', {
    m: 'Ram_Bahadur Krishna Hari Bishnu Rajendra Dipak Prakash Suman Nabin Keshav Tika_Ram Mohan Bhim_Bahadur Sagar Bikash',
    f: 'Sita Gita Sarita Sabina Kamala Bimala Anju Sunita Maya Laxmi Pabitra Sharmila',
    n: 'Shrestha Tamang Gurung Rai Thapa Magar Karki Adhikari Khadka Bhattarai Poudel Sharma Basnet KC Limbu Pradhan Maharjan Acharya Regmi Dahal Ghimire Koirala Lama Sherpa',
    patterns: ['G F', 'G Bahadur/Kumari F'],
  }),
  tradition('chinese', {
    script: 'Hani',
    m: 'Wei/伟 Qiang/强 Lei/磊 Jun/军 Yong/勇 Jie/杰 Tao/涛 Ming/明 Chao/超 Gang/刚 Ping/平 Hui/辉 Jianguo/建国 Jianjun/建军 Zhiqiang/志强 Zhiyuan/志远 Guoqing/国庆 Haitao/海涛 Xiaofeng/晓峰 Wenbin/文斌 Jiaming/家明 Zihao/子豪 Haoran/浩然 Yuxuan/宇轩 Weiguo/卫国 Shaohua/少华 Dawei/大伟 Yifan/一凡 Tianyu/天宇 Guangming/光明 Chengxi/承希 Peng/鹏',
    f: 'Fang/芳 Na/娜 Min/敏 Jing/静 Li/丽 Yan/艳 Juan/娟 Xia/霞 Xiuying/秀英 Xiulan/秀兰 Guiying/桂英 Yulan/玉兰 Meiling/美玲 Xiaoyan/晓燕 Lihua/丽华 Shuzhen/淑珍 Yuting/雨婷 Xinyi/欣怡 Wenjing/文静 Yating/雅婷 Hongmei/红梅 Chunhua/春花',
    n: 'Wang/王 Li/李 Zhang/张 Liu/刘 Chen/陈 Yang/杨 Huang/黄 Zhao/赵 Wu/吴 Zhou/周 Xu/徐 Sun/孙 Ma/马 Zhu/朱 Hu/胡 Guo/郭 He/何 Gao/高 Lin/林 Luo/罗 Zheng/郑 Liang/梁 Xie/谢 Song/宋 Tang/唐 Xu/许 Han/韩 Feng/冯 Deng/邓 Cao/曹 Peng/彭 Zeng/曾 Xiao/肖 Tian/田 Dong/董 Pan/潘 Yuan/袁 Cai/蔡 Jiang/蒋 Yu/余 Du/杜 Ye/叶 Cheng/程 Wei/魏 Su/苏 Lu/吕 Ding/丁 Shen/沈 Ren/任 Yao/姚 Lu/卢 Fu/傅 Zhong/钟 Jiang/姜 Cui/崔 Tan/谭 Liao/廖 Fan/范 Ouyang/欧阳 Zhuge/诸葛',
    patterns: ['F G'],
    glue: '',
  }),
  tradition('cantonese', {
    m: 'Chi_Ming Wai_Keung Ka_Ho Kwok_Wah Siu_Fai Chun_Kit Tsz_Hin Ho_Yin Man_Kit Kin_Wai Wing_Fai Chi_Keung Yiu_Wah Hon_Wing Kam_Tong Pak_Lam Tak_Wah',
    f: 'Mei_Ling Wai_Yee Siu_Fong Ka_Yan Wing_Sze Hoi_Yan Suk_Fan Lai_Wah Yuk_Lan Man_Yee Choi_Ha Sau_Ying',
    n: 'Chan Wong Lee Cheung Lau Lam Ng Ho Chow Tang Leung Yeung Cheng Kwok Tse Tsang Fung Yip Mak Yuen Chung Lo Pang Poon Tong Hui Siu Kwan Tam Szeto Auyeung',
    patterns: ['F G'],
  }),
  tradition('korean', {
    script: 'Hang',
    m: 'Min_Jun/민준 Ji_Hoon/지훈 Sung_Min/성민 Hyun_Woo/현우 Jun_Ho/준호 Dong_Hyun/동현 Jae_Hyun/재현 Young_Ho/영호 Young_Soo/영수 Kwang_Soo/광수 Sang_Hoon/상훈 Jin_Woo/진우 Seung_Ho/승호 Tae_Hyung/태형 Kyung_Soo/경수 Chang_Ho/창호 Do_Yun/도윤 Jong_Chol/종철 Myong_Chol/명철 In_Sik/인식 Byung_Chul/병철 Yong_Jin/용진',
    f: 'Ji_Young/지영 Min_Ji/민지 Soo_Jin/수진 Eun_Ji/은지 Hye_Jin/혜진 Yu_Jin/유진 Seo_Yeon/서연 Mi_Kyung/미경 Sun_Hee/순희 Young_Hee/영희 Kyung_Ja/경자 Bo_Ram/보람 Ha_Eun/하은 Jung_Sook/정숙 Myung_Hee/명희',
    n: 'Kim/김 Lee/이 Park/박 Choi/최 Jung/정 Kang/강 Cho/조 Yoon/윤 Jang/장 Lim/임 Han/한 Oh/오 Seo/서 Shin/신 Kwon/권 Hwang/황 Ahn/안 Song/송 Ryu/류 Hong/홍 Jeon/전 Ko/고 Moon/문 Yang/양 Son/손 Bae/배 Baek/백 Heo/허 Nam/남 Shim/심 Noh/노 Ha/하 Kwak/곽 Sung/성 Cha/차 Joo/주 Woo/우 Koo/구 Min/민 Ji/지 Namgung/남궁',
    patterns: ['F G', 'F G', 'G F'],
    glue: '',
  }),
  tradition('japanese', {
    script: 'Hani',
    m: 'Hiroshi/浩 Takashi/隆 Kenji/健二 Makoto/誠 Akira/明 Kazuo/和夫 Takeshi/武 Yuki/勇樹 Daisuke/大輔 Satoshi/聡 Shunsuke/俊介 Kenta/健太 Ryota/亮太 Naoki/直樹 Tetsuya/哲也 Masahiro/正浩 Shinichi/真一 Kazuya/和也 Hideki/秀樹 Taro/太郎 Koji/浩二 Yuta/雄太',
    f: 'Yoko/洋子 Keiko/恵子 Kyoko/京子 Kazuko/和子 Yumiko/由美子 Akiko/明子 Naoko/直子 Tomoko/智子 Megumi/恵 Ayumi/歩美 Yui/結衣 Haruka/遥 Mayumi/真由美 Sachiko/幸子 Emi/絵美',
    n: 'Sato/佐藤 Suzuki/鈴木 Takahashi/高橋 Tanaka/田中 Watanabe/渡辺 Ito/伊藤 Yamamoto/山本 Nakamura/中村 Kobayashi/小林 Kato/加藤 Yoshida/吉田 Yamada/山田 Sasaki/佐々木 Yamaguchi/山口 Matsumoto/松本 Inoue/井上 Kimura/木村 Hayashi/林 Shimizu/清水 Yamazaki/山崎 Mori/森 Abe/阿部 Ikeda/池田 Hashimoto/橋本 Ishikawa/石川 Ogawa/小川 Goto/後藤 Hasegawa/長谷川 Murakami/村上 Kondo/近藤 Ishii/石井 Maeda/前田 Fujita/藤田 Endo/遠藤 Aoki/青木 Sakamoto/坂本 Fukuda/福田 Nishimura/西村 Okada/岡田 Miura/三浦',
    patterns: ['F G', 'G F'],
    glue: '',
  }),
  tradition('vietnamese', {
    m: 'Văn_Hùng Văn_Dũng Đức_Anh Minh_Tuấn Quốc_Việt Thanh_Sơn Hữu_Phước Ngọc_Sơn Quang_Huy Xuân_Trường Văn_Nam Đình_Long Hoàng_Nam Tiến_Dũng Công_Minh Bá_Thành Trung_Kiên Anh_Tuấn Duy_Khánh',
    f: 'Thị_Hương Thị_Lan Ngọc_Ánh Thu_Thủy Thị_Mai Kim_Oanh Thanh_Hà Thị_Hồng Bích_Ngọc Mỹ_Linh Thùy_Dung Thị_Nga Phương_Thảo Diệu_Linh',
    n: 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm Trịnh Mai Cao Tạ Lương Phùng Tô Hà',
    patterns: ['F G', 'F G', 'G F'],
  }),
  tradition('thai', {
    script: 'Thai',
    m: 'Somchai/สมชาย Prasert/ประเสริฐ Anan/อนันต์ Wichai/วิชัย Sombat/สมบัติ Surachai/สุรชัย Kittisak/กิตติศักดิ์ Thanakorn/ธนากร Nattapong/ณัฐพงษ์ Manop/มานพ Chaiwat/ชัยวัฒน์ Pongsak/พงศักดิ์ Narong/ณรงค์ Suthep/สุเทพ',
    f: 'Malee/มาลี Siriporn/ศิริพร Kanokwan/กนกวรรณ Supaporn/สุภาพร Nongnuch/นงนุช Wanida/วนิดา Pranee/ปราณี Ratchanee/รัชนี Somjai/สมใจ Orathai/อรทัย',
    stems: 'Rattana/รัตน Suk/สุข Chai/ชัย Wong/วงศ์ Sri/ศรี Thong/ทอง Kaew/แก้ว Boon/บุญ Phong/พงษ์ Charoen/เจริญ Phan/พันธุ์',
    endings: 'vimol/วิมล sawat/สวัสดิ์ phruek/พฤกษ์ sarom/สารมย์ mongkol/มงคล chai/ชัย wattana/วัฒนา porn/พร',
  }),
  tradition('indonesian', {
    m: 'Budi Agus Bambang Slamet Joko Hendra Dedi Eko Wahyu Rudi Sugeng Teguh Yanto Bayu Arif Dwi Iwan Adi Suryanto Hartono',
    f: 'Siti Sri Dewi Ratna Yuni Endang Rina Wati Ningsih Lestari Indah Ayu Fitri Nurul Sulastri',
    n: 'Santoso Wijaya Setiawan Hidayat Kurniawan Gunawan Susanto Wibowo Saputra Nugroho Prasetyo Hartono Kusuma Purnomo Handoko Siregar Nasution Harahap Simanjuntak Lubis Situmorang Suharto Rahardjo Mulyadi Firmansyah Permana',
    patterns: ['G F', 'G S', 'G'],
  }),
  tradition('malay', {
    m: 'Mohd_Faizal Ahmad Azman Ismail Hafiz Zulkifli Roslan Shahrul Kamarul Rosli Hamzah Aziz Amirul Syafiq Idris Zainal Mohamad_Rizal Nazri',
    f: 'Siti_Aminah Nurul_Ain Noraini Rohana Faridah Zaleha Norhayati Azizah Rosnah Salmah Fauziah Hasnah',
    p: 'Abdullah Ismail Ahmad Hassan Ibrahim Yusof Osman Mohamed Hashim Abdul_Rahman Mahmud Yaakob Sulaiman Abu_Bakar Ali Omar Zakaria Kassim Rashid Awang',
    patterns: ['G bin/binti P', 'G P'],
  }),
  tradition('filipino', {
    m: 'Jose Juan Antonio Roberto Ricardo Rodrigo Eduardo Fernando Manuel Danilo Rolando Jericho Reynaldo Arnel Christian Mark_Anthony John_Paul Renato Ernesto Rommel',
    f: 'Maria Rosario Josefina Lourdes Cristina Marites Jocelyn Rowena Analyn Imelda Gloria Maricel Jennifer Divina',
    n: 'Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Castillo Villanueva Ramos Aquino Navarro Salazar Mercado Dela_Cruz Dizon Pascual Soriano Manalo Magbanua Dimaculangan Macaraeg Panganiban Catacutan Abad Lacson',
    patterns: ['G F', 'G S F'],
  }),
  tradition('burmese', {
    m: 'Aung_Kyaw Min_Thu Zaw_Win Kyaw_Zin Tun_Lin Htun_Naing Myo_Thant Ye_Htut Than_Oo Soe_Moe Win_Maung Thein_Zaw Nay_Lin Pyae_Phyo',
    f: 'Khin_May Thida_Win Su_Su Aye_Aye Nilar_Htun Ei_Phyu Moe_Moe Hnin_Yu Thandar_Soe May_Thu',
    n: 'Aung Htoo Lwin Oo Naing Soe Win Tun Zaw Myint Hlaing Maung Khaing Thein Kyaw Lin Swe Than',
    patterns: ['G F', 'G F E', 'G'],
  }),
]
