/* language_test.c - a short and a long piece of news in each of many languages, and the traps: names, headlines,
 * quotations, addresses, hostile bytes. */
#include "load/language.h"

#include <stdlib.h>

#include "load/article.h"
#include "support/cmocka_all.h"

typedef struct sample {
  const char *code, *brief, *full;
} sample;

/* clang-format off */
static const sample samples[] = {
  {"en", "Two ministers resigned after the vote.",
   "The harbour authority said on Thursday that repairs to the northern pier would take at least six weeks, although fishermen doubt it."},
  {"nl", "De burgemeester wil niet dat de brug dichtgaat.",
   "De havendienst zei donderdag dat het herstel van de noordelijke pier zeker zes weken gaat duren, maar vissers geloven daar niets van."},
  {"de", "Zwei Minister sind nach der Abstimmung zurückgetreten.",
   "Die Hafenbehörde teilte am Donnerstag mit, dass die Arbeiten an der nördlichen Mole mindestens sechs Wochen dauern werden, was die Fischer bezweifeln."},
  {"fr", "Deux ministres ont démissionné après le vote.",
   "L'autorité portuaire a annoncé jeudi que les travaux de la jetée nord dureraient au moins six semaines, ce dont les pêcheurs doutent."},
  {"es", "Dos ministros dimitieron después de la votación.",
   "La autoridad portuaria dijo el jueves que la reparación del muelle norte llevará al menos seis semanas, aunque los pescadores lo dudan."},
  {"pt", "Dois ministros pediram demissão depois da votação.",
   "A autoridade portuária disse na quinta-feira que a reparação do cais norte vai demorar pelo menos seis semanas, mas os pescadores não acreditam."},
  {"it", "Due ministri si sono dimessi dopo il voto.",
   "L'autorità portuale ha detto giovedì che i lavori al molo nord dureranno almeno sei settimane, ma i pescatori non ci credono."},
  {"ca", "Dos ministres van dimitir després de la votació.",
   "L'autoritat portuària va dir dijous que la reparació del moll nord durarà almenys sis setmanes, però els pescadors no s'ho creuen."},
  {"gl", "Dous ministros dimitiron despois da votación.",
   "A autoridade portuaria dixo onte que a reparación do peirao norte vai levar polo menos seis semanas, mais os mariñeiros non o cren."},
  {"ro", "Doi miniștri și-au dat demisia după vot.",
   "Autoritatea portuară a anunțat joi că lucrările la digul de nord vor dura cel puțin șase săptămâni, însă pescarii nu cred acest lucru."},
  {"sv", "Två ministrar avgick efter omröstningen.",
   "Hamnmyndigheten sade på torsdagen att reparationen av den norra piren kommer att ta minst sex veckor, men fiskarna tror inte på det."},
  {"da", "To ministre trådte tilbage efter afstemningen.",
   "Havnemyndigheden oplyste torsdag, at reparationen af den nordlige mole vil tage mindst seks uger, men fiskerne tror ikke på det."},
  {"no", "To statsråder gikk av etter avstemningen i går.",
   "Havnevesenet opplyste torsdag at reparasjonen av den nordlige moloen vil ta minst seks uker, men fiskerne tror ikke noe på det."},
  {"is", "Tveir ráðherrar sögðu af sér eftir atkvæðagreiðsluna.",
   "Hafnaryfirvöld sögðu á fimmtudag að viðgerð á norðurgarðinum tæki að minnsta kosti sex vikur en sjómenn trúa því ekki."},
  {"af", "Twee ministers het ná die stemming bedank.",
   "Die hawe-owerheid het Donderdag gesê dat die herstel van die noordelike pier minstens ses weke sal duur, maar vissers glo dit nie."},
  {"pl", "Dwóch ministrów podało się do dymisji po głosowaniu.",
   "Zarząd portu poinformował w czwartek, że naprawa północnego mola potrwa co najmniej sześć tygodni, ale rybacy w to nie wierzą."},
  {"cs", "Dva ministři po hlasování odstoupili.",
   "Správa přístavu ve čtvrtek uvedla, že oprava severního mola potrvá nejméně šest týdnů, rybáři tomu ale nevěří."},
  {"sk", "Dvaja ministri po hlasovaní odstúpili z funkcie.",
   "Správa prístavu vo štvrtok uviedla, že oprava severného móla potrvá najmenej šesť týždňov, rybári tomu však neveria."},
  {"sl", "Dva ministra sta po glasovanju odstopila.",
   "Pristaniška uprava je v četrtek sporočila, da bo popravilo severnega pomola trajalo najmanj šest tednov, a ribiči temu ne verjamejo."},
  {"hr", "Dva su ministra podnijela ostavku nakon glasovanja.",
   "Lučka uprava priopćila je u četvrtak da će popravak sjevernoga gata trajati najmanje šest tjedana, ali ribari u to ne vjeruju."},
  {"hu", "Két miniszter lemondott a szavazás után.",
   "A kikötői hatóság csütörtökön közölte, hogy az északi móló javítása legalább hat hétig tart, de a halászok ezt nem hiszik el."},
  {"fi", "Kaksi ministeriä erosi äänestyksen jälkeen.",
   "Satamaviranomainen kertoi torstaina, että pohjoisen laiturin korjaus kestää ainakin kuusi viikkoa, mutta kalastajat eivät usko sitä."},
  {"et", "Kaks ministrit astus pärast hääletust tagasi.",
   "Sadamaamet teatas neljapäeval, et põhjamuuli remont kestab vähemalt kuus nädalat, kuid kalurid seda ei usu."},
  {"lv", "Divi ministri pēc balsojuma atkāpās no amata.",
   "Ostas pārvalde ceturtdien paziņoja, ka ziemeļu mola remonts ilgs vismaz sešas nedēļas, bet zvejnieki tam netic."},
  {"lt", "Du ministrai po balsavimo atsistatydino.",
   "Uosto direkcija ketvirtadienį pranešė, kad šiaurinio molo remontas truks mažiausiai šešias savaites, tačiau žvejai tuo netiki."},
  {"tr", "Oylamadan sonra iki bakan istifa etti.",
   "Liman idaresi perşembe günü kuzey iskelesinin onarımının en az altı hafta süreceğini açıkladı, ancak balıkçılar buna inanmıyor."},
  {"az", "Səsvermədən sonra ölkədə iki nazir istefa verib.",
   "Liman idarəsi cümə axşamı bildirib ki, şimal körpüsünün təmiri ən azı altı həftə çəkəcək, amma balıqçılar buna inanmır."},
  {"sq", "Dy ministra dhanë dorëheqjen pas votimit.",
   "Autoriteti portual tha të enjten se riparimi i molit verior do të zgjasë të paktën gjashtë javë, por peshkatarët nuk e besojnë."},
  {"eu", "Bi ministrok dimisioa eman dute bozketaren ondoren.",
   "Portuko agintariek ostegunean esan zuten iparraldeko kaia konpontzeko gutxienez sei aste beharko direla, baina arrantzaleek ez dute sinesten."},
  {"cy", "Ymddiswyddodd dau weinidog ar ôl y bleidlais.",
   "Dywedodd awdurdod yr harbwr ddydd Iau y byddai'r gwaith ar y pier gogleddol yn cymryd o leiaf chwe wythnos, ond nid yw'r pysgotwyr yn credu hynny."},
  {"ga", "D'éirigh beirt airí as tar éis na vótála.",
   "Dúirt údarás an chalafoirt Déardaoin go dtógfaidh sé sé seachtaine ar a laghad an cé thuaidh a dheisiú, ach ní chreideann na hiascairí é sin."},
  {"mt", "Żewġ ministri rriżenjaw wara l-votazzjoni.",
   "L-awtorità tal-port qalet nhar il-Ħamis li x-xogħol fuq il-moll se jieħu mill-inqas sitt ġimgħat, imma s-sajjieda ma jemmnux dan."},
  {"id", "Dua menteri mengundurkan diri setelah pemungutan suara.",
   "Otoritas pelabuhan mengatakan pada Kamis bahwa perbaikan dermaga utara akan memakan waktu setidaknya enam pekan, tetapi para nelayan tidak percaya."},
  {"tl", "Dalawang kalihim ang nagbitiw matapos ang botohan.",
   "Sinabi ng pangasiwaan ng daungan noong Huwebes na aabutin ng hindi bababa sa anim na linggo ang pagkukumpuni, ngunit hindi ito pinaniniwalaan ng mga mangingisda."},
  {"vi", "Hai bộ trưởng từ chức sau cuộc bỏ phiếu.",
   "Ban quản lý cảng hôm thứ Năm cho biết việc sửa chữa cầu cảng phía bắc sẽ mất ít nhất sáu tuần, nhưng ngư dân không tin điều đó."},
  {"sw", "Mawaziri wawili walijiuzulu baada ya kura hiyo.",
   "Mamlaka ya bandari ilisema siku ya Alhamisi kwamba ukarabati wa gati la kaskazini utachukua angalau wiki sita, lakini wavuvi hawaamini."},
  {"so", "Laba wasiir ayaa iska casilay xilka codbixinta ka dib.",
   "Maamulka dekedda ayaa sheegay Khamiistii in dayactirka qaybta waqooyi uu qaadan doono ugu yaraan lix toddobaad, laakiin kalluumaysatadu ma rumaysna."},
  {"eo", "Du ministroj eksiĝis hieraŭ post la voĉdonado.",
   "La havena estraro diris ĵaŭde, ke la riparo de la norda moleo daŭros almenaŭ ses semajnojn, sed la fiŝistoj ne kredas tion."},
  {"ru", "Два министра ушли в отставку после голосования.",
   "Портовые власти сообщили в четверг, что ремонт северного причала займёт не менее шести недель, однако рыбаки в это не верят."},
  {"uk", "Два міністри пішли у відставку після голосування.",
   "Адміністрація порту повідомила в четвер, що ремонт північного причалу триватиме щонайменше шість тижнів, але рибалки в це не вірять."},
  {"be", "Два міністры пайшлі ў адстаўку пасля галасавання.",
   "Адміністрацыя порта паведаміла ў чацвер, што рамонт паўночнага прычала зойме не менш за шэсць тыдняў, але рыбакі ў гэта не вераць."},
  {"bg", "Двама министри подадоха оставка след гласуването.",
   "Пристанищната администрация съобщи в четвъртък, че ремонтът на северния кей ще продължи поне шест седмици, но рибарите не вярват."},
  {"mk", "Двајца министри поднесоа оставка по гласањето.",
   "Пристанишната управа соопшти во четвртокот дека поправката на северниот кеј ќе трае најмалку шест недели, но рибарите не веруваат во тоа."},
  {"sr", "Двојица министара поднела су оставке после гласања.",
   "Лучка управа саопштила је у четвртак да ће поправка северног мола трајати најмање шест недеља, али рибари у то не верују."},
  {"kk", "Дауыс беруден кейін екі министр қызметінен кетті.",
   "Порт әкімшілігі бейсенбі күні солтүстік айлақты жөндеуге кемінде алты апта кететінін айтты, бірақ балықшылар оған сенбейді."},
  {"mn", "Санал хураалтын дараа хоёр сайд огцорлоо.",
   "Боомтын захиргаа хойд далангийн засвар дор хаяж зургаан долоо хоног үргэлжилнэ гэж пүрэв гарагт мэдэгдсэн боловч загасчид үүнд итгэхгүй байна."},
  {"ar", "استقال وزيران بعد التصويت في البرلمان.",
   "قالت سلطة الميناء يوم الخميس إن إصلاح الرصيف الشمالي سيستغرق ستة أسابيع على الأقل، لكن الصيادين لا يصدقون ذلك."},
  {"fa", "دو وزیر پس از رأی‌گیری استعفا کردند.",
   "اداره بندر روز پنجشنبه اعلام کرد که تعمیر اسکله شمالی دست‌کم شش هفته طول می‌کشد، اما ماهیگیران این را باور نمی‌کنند."},
  {"ur", "ووٹنگ کے بعد دو وزیروں نے استعفیٰ دے دیا۔",
   "بندرگاہ کے حکام نے جمعرات کو کہا کہ شمالی گھاٹ کی مرمت میں کم از کم چھ ہفتے لگیں گے، لیکن ماہی گیر اس پر یقین نہیں کرتے۔"},
  {"ps", "دوه وزیرانو له رایې اچونې وروسته استعفا وکړه.",
   "د بندر ادارې د پنجشنبې په ورځ وویل چې د شمالي برخې بیارغونه به لږ تر لږه شپږ اونۍ وخت ونیسي، خو کب نیونکي دا نه مني."},
  {"he", "שני שרים התפטרו לאחר ההצבעה.",
   "רשות הנמל מסרה ביום חמישי כי תיקון המזח הצפוני יימשך לפחות שישה שבועות, אך הדייגים אינם מאמינים לכך."},
  {"yi", "צוויי מיניסטאָרן האָבן רעזיגנירט נאָך דער אָפּשטימונג.",
   "די פּאָרט־פֿאַרוואַלטונג האָט דאָנערשטיק געזאָגט אַז די אַרבעט וועט געדויערן ווייניקסטנס זעקס וואָכן, אָבער די פֿישערס גלייבן עס ניט."},
  {"hi", "मतदान के बाद दो मंत्रियों ने इस्तीफा दे दिया।",
   "बंदरगाह प्रशासन ने गुरुवार को कहा कि उत्तरी घाट की मरम्मत में कम से कम छह सप्ताह लगेंगे, लेकिन मछुआरे इस पर विश्वास नहीं करते।"},
  {"mr", "मतदानानंतर दोन मंत्र्यांनी राजीनामा दिला आहे.",
   "बंदर प्रशासनाने गुरुवारी सांगितले की उत्तरेकडील धक्क्याच्या दुरुस्तीसाठी किमान सहा आठवडे लागतील, पण मच्छीमारांचा त्यावर विश्वास नाही."},
  {"ne", "मतदानपछि दुई मन्त्रीले राजीनामा दिएका छन्।",
   "बन्दरगाह प्रशासनले बिहीबार भनेको छ कि उत्तरी घाटको मर्मतमा कम्तीमा छ हप्ता लाग्नेछ, तर माझीहरूले यसमा विश्वास गरेका छैनन्।"},
  {"bn", "ভোটের পর দুই মন্ত্রী পদত্যাগ করেছেন।",
   "বন্দর কর্তৃপক্ষ বৃহস্পতিবার জানিয়েছে যে উত্তর ঘাটের মেরামতে অন্তত ছয় সপ্তাহ লাগবে, কিন্তু জেলেরা তা বিশ্বাস করেন না।"},
  {"el", "Δύο υπουργοί παραιτήθηκαν.", "Η λιμενική αρχή ανακοίνωσε την Πέμπτη ότι οι εργασίες θα διαρκέσουν έξι εβδομάδες."},
  {"hy", "Երկու նախարար հրաժարական տվեց։", "Նավահանգստի վարչությունը հինգշաբթի հայտնեց, որ վերանորոգումը կտևի վեց շաբաթ։"},
  {"ka", "ორი მინისტრი გადადგა.", "პორტის ადმინისტრაციამ ხუთშაბათს განაცხადა, რომ შეკეთებას ექვსი კვირა დასჭირდება."},
  {"th", "รัฐมนตรีสองคนลาออก", "การท่าเรือแถลงเมื่อวันพฤหัสบดีว่าการซ่อมท่าเรือด้านเหนือจะใช้เวลาอย่างน้อยหกสัปดาห์"},
  {"lo", "ລັດຖະມົນຕີສອງຄົນລາອອກ", "ການທ່າເຮືອກ່າວໃນວັນພະຫັດວ່າການສ້ອມແປງຈະໃຊ້ເວລາຫົກອາທິດ"},
  {"km", "រដ្ឋមន្ត្រីពីរនាក់លាលែង", "អាជ្ញាធរកំពង់ផែបាននិយាយថាការជួសជុលនឹងចំណាយពេលប្រាំមួយសប្តាហ៍"},
  {"my", "ဝန်ကြီးနှစ်ဦး နုတ်ထွက်", "ဆိပ်ကမ်းအာဏာပိုင်က ပြင်ဆင်မှု ခြောက်ပတ်ကြာမည်ဟု ပြောသည်"},
  {"am", "ሁለት ሚኒስትሮች ሥልጣን ለቀቁ", "የወደቡ አስተዳደር ጥገናው ስድስት ሳምንት እንደሚወስድ ሐሙስ ዕለት ተናገረ"},
  {"ta", "இரண்டு அமைச்சர்கள் பதவி விலகினர்", "துறைமுக ஆணையம் பழுதுபார்ப்பு ஆறு வாரங்கள் ஆகும் என்று வியாழக்கிழமை கூறியது"},
  {"te", "ఇద్దరు మంత్రులు రాజీనామా చేశారు", "మరమ్మతులకు కనీసం ఆరు వారాలు పడుతుందని ఓడరేవు అధికారులు గురువారం తెలిపారు"},
  {"kn", "ಇಬ್ಬರು ಸಚಿವರು ರಾಜೀನಾಮೆ ನೀಡಿದರು", "ದುರಸ್ತಿಗೆ ಕನಿಷ್ಠ ಆರು ವಾರ ಬೇಕು ಎಂದು ಬಂದರು ಪ್ರಾಧಿಕಾರ ಗುರುವಾರ ಹೇಳಿದೆ"},
  {"ml", "രണ്ട് മന്ത്രിമാർ രാജിവച്ചു", "അറ്റകുറ്റപ്പണികൾക്ക് ആറാഴ്ച വേണ്ടിവരുമെന്ന് തുറമുഖ അധികൃതർ പറഞ്ഞു"},
  {"gu", "બે મંત્રીઓએ રાજીનામું આપ્યું", "સમારકામમાં ઓછામાં ઓછા છ અઠવાડિયા લાગશે એમ બંદર સત્તાધીશોએ ગુરુવારે કહ્યું"},
  {"pa", "ਦੋ ਮੰਤਰੀਆਂ ਨੇ ਅਸਤੀਫਾ ਦਿੱਤਾ", "ਬੰਦਰਗਾਹ ਅਧਿਕਾਰੀਆਂ ਨੇ ਕਿਹਾ ਕਿ ਮੁਰੰਮਤ ਵਿੱਚ ਛੇ ਹਫ਼ਤੇ ਲੱਗਣਗੇ"},
  {"si", "ඇමතිවරු දෙදෙනෙක් ඉල්ලා අස්වූහ", "අලුත්වැඩියාවට අවම වශයෙන් සති හයක් ගතවන බව වරාය අධිකාරිය කීවේය"},
  {"ko", "장관 두 명이 사임했다.", "항만 당국은 목요일 북쪽 부두의 수리에 최소 6주가 걸릴 것이라고 밝혔다."},
  {"ja", "大臣二人が辞任した。", "港湾当局は木曜日、北側の桟橋の修理に少なくとも六週間かかると発表した。"},
  {"zh", "两名部长在投票后辞职。", "港务局周四表示，北码头的维修至少需要六个星期，但渔民们并不相信。"},
};
/* clang-format on */

static pfi_language recognise(const char *text) {
  return pfi_language_recognise(pfi_view_of_string(text));
}

static void recognises_a_brief_and_a_full_text_in_each_language(void **state) {
  (void)state;
  int faults = 0;
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    const char *texts[] = {samples[i].brief, samples[i].full};
    for (size_t j = 0; j < 2; j++) {
      pfi_language language = recognise(texts[j]);
      bool right = strcmp(language.code, samples[i].code) == 0 && language.confidence >= 45;
      if (right && pfi_language_is_foreign(language) == (strcmp(samples[i].code, "en") != 0)) continue;
      print_message("%s read as %s (%u, English %u): %s\n", samples[i].code, language.code, language.confidence,
                    language.english, texts[j]);
      faults++;
    }
  }
  assert_int_equal(faults, 0);
}

static void assert_all_english(const char *const *texts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    pfi_language language = recognise(texts[i]);
    if (strcmp(language.code, "en") != 0 || language.english < 50)
      fail_msg("read as %s (%u, English %u): %s", language.code, language.confidence, language.english, texts[i]);
  }
}
#define ASSERT_ALL_ENGLISH(texts) assert_all_english((texts), sizeof(texts) / sizeof(texts)[0])

static void english_full_of_foreign_names_stays_english(void **state) {
  (void)state;
  static const char *const texts[] = {
      "Recep Tayyip Yıldırım met Władysław Brzęczyszczykiewicz and Nguyễn Thị Hương in Świnoujście on Monday.",
      "Mahmoud al-Khalidi, Yehuda Ben-Shalom and Giuseppe Della Rovere were among those who attended.",
      "The Bundesverfassungsgericht in Karlsruhe and the Conseil d'État in Paris ruled against Müller-Lüdenscheidt.",
      "Rodríguez García told El Diario de la Costa that São Gonçalo would not sign.",
      "Oleksandr Kovalchuk, who leads Naftohazbud, flew from Chernivtsi to Rzeszów with Jarosław Żółkiewski.",
  };
  ASSERT_ALL_ENGLISH(texts);
}

static void headlines_in_any_case_stay_english(void **state) {
  (void)state;
  static const char *const texts[] = {
      "Ukraine Says It Shot Down Most Drones Overnight",
      "MINISTER RESIGNS AFTER LEAK OF SECRET PAPERS",
      "Five Things We Learned From The Budget",
      "Storm leaves thousands without power",
      "PEACE TALKS TO RESUME IN GENEVA NEXT WEEK, ENVOY SAYS",
  };
  ASSERT_ALL_ENGLISH(texts);
}

static void english_with_quotations_in_another_language_stays_english(void **state) {
  (void)state;
  static const char *const texts[] = {
      "The crowd shouted \"¡No pasarán, nunca más!\" as the buses left, and the mayor asked everyone to go home.",
      "\"Wir schaffen das nicht ohne Hilfe\", the coach told reporters, adding that she would not be back this season.",
      "The banner read \"Мы хотим мира\" and was taken down within minutes, according to two people who saw it.",
      "The word 和平 was painted on the wall of the school, and nobody in the village would say who had done it.",
  };
  ASSERT_ALL_ENGLISH(texts);
}

static void names_alone_are_never_refused_as_foreign(void **state) {
  (void)state;
  static const char *const texts[] = {
      "John Smith, Barack Obama, Angela Merkel", "Reuters",           "Vladimir Putin", "Kyiv",
      "Emmanuel Macron and Giorgia Meloni",      "Buenos Aires 2025", "AFP/Getty",      "Xi Jinping",
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (pfi_language_is_foreign(recognise(texts[i]))) fail_msg("refused: %s", texts[i]);
}

static void too_little_evidence_is_undetermined(void **state) {
  (void)state;
  static const char *const texts[] = {
      "", " \n\t ", "12,345.67 - 89%", "https://news.example.org/der/die/das/und", "@nicht #und", "...", "1) 2) 3)",
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    pfi_language language = recognise(texts[i]);
    assert_string_equal(language.code, "und");
    assert_int_equal(language.confidence, 0);
    assert_int_equal(language.english, 50);
  }
}

static void letters_without_a_language_are_not_english(void **state) {
  (void)state;
  pfi_language language =
      recognise("Qxz vvkr bbwq jjxk pqzzt wrrk xxv qkjh zzpf gvvd qwxk jkkp zxqv wwvb kqqj xzzk vvqp bxxw qjjk zzvx");
  assert_string_equal(language.code, "und");
  assert_true(pfi_language_is_foreign(language));
}

static void blocks_of_a_mixed_text_are_judged_each_by_itself(void **state) {
  (void)state;
  assert_string_equal(recognise("The inspectors left the plant on Friday evening.").code, "en");
  assert_string_equal(recognise("Les inspecteurs ont quitté la centrale vendredi soir.").code, "fr");
}

static void a_long_text_is_judged_from_all_over_it(void **state) {
  (void)state;
  const char *english = "The committee heard that the contract had been signed before the money was there. ";
  const char *german = "Der Ausschuss erfuhr, dass der Vertrag unterschrieben wurde, bevor das Geld da war. ";
  enum { ROUNDS = 400 };
  size_t size = strlen(english), other = strlen(german), used = 0;
  char *text = malloc(ROUNDS * (size + other));
  assert_non_null(text);
  for (size_t i = 0; i < ROUNDS; i++) { /* a tenth of English at the start, the rest is German */
    const char *sentence = i < ROUNDS / 10 ? english : german;
    memcpy(text + used, sentence, strlen(sentence));
    used += strlen(sentence);
  }
  pfi_language language = pfi_language_recognise((pf_view){text, used});
  assert_string_equal(language.code, "de");
  assert_true(pfi_language_is_foreign(language));
  free(text);
}

enum { SENTENCES = 32, LONG_ROOM = SENTENCES * 512 };

/* Sentences of one text, and in one of its eighths as many of another; eighth 8: none. */
static pfi_language recognise_mixed(const char *most, const char *other, size_t eighth) {
  static char text[LONG_ROOM];
  size_t size = 0;
  for (size_t i = 0; i < SENTENCES; i++) {
    const char *sentence = i * 8 / SENTENCES == eighth ? other : most;
    size_t length = strlen(sentence);
    assert_true(size + length + 1 <= sizeof text);
    memcpy(text + size, sentence, length);
    size += length;
    text[size++] = i % 4 == 3 ? '\n' : ' ';
  }
  return pfi_language_recognise((pf_view){text, size});
}

static size_t characters_in(const char *text) {
  size_t count = 0;
  for (; *text != '\0'; text++)
    count += !pfi_utf8_is_continuation(*text);
  return count;
}

/* Plain English is known by a few small words in a text of 1,200 bytes; nothing else may pass for it. */
static void long_texts_are_told_with_an_eighth_in_english_and_without(void **state) {
  (void)state;
  enum { NONE = 8, AS_LONG_AS_ENGLISH = 110 };
  int faults = 0;
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    for (size_t eighth = 0; eighth <= NONE; eighth++) {
      if (eighth < NONE && characters_in(samples[i].full) < AS_LONG_AS_ENGLISH) continue;
      const char *first = recognise_mixed(samples[i].full, samples[0].full, eighth).code, *code = samples[i].code;
      const char *second = recognise_mixed(samples[0].full, samples[i].full, eighth).code;
      if (strcmp(first, code) == 0 && strcmp(second, "en") == 0) continue;
      print_message("eighth %zu: English in %s read as %s, %s in English as %s\n", eighth, code, first, code, second);
      faults++;
    }
  }
  assert_int_equal(faults, 0);
}

static void long_texts_full_of_english_titles_are_not_english(void **state) {
  (void)state;
  /* clang-format off */
  static const sample texts[] = {
  {"nl", NULL,
   "De zanger opende met 'Back to the Sea' en sloot af met 'This Is the Wind and the Rain', waarna het publiek nog een uur bleef staan. De burgemeester wil niet dat de brug in de winter dichtgaat, en ook de vissers zijn daar tegen. Volgens hem is er nog geen besluit genomen over de haven. "},
  {"af", NULL,
   "Die sanger het met 'The Road to the Sea' begin en met 'They Said the Wind Would Turn' afgesluit, en niemand wou huis toe gaan nie. Die burgemeester wil nie hê dat die brug in die winter gesluit word nie, en die vissers is ook daarteen. Volgens hom is daar nog geen besluit oor die hawe geneem nie. "},
  {"it", NULL,
   "Il cantante ha aperto con 'Songs from the Sea and the Wind' e ha chiuso con 'They Were There', e nessuno voleva andare a casa. Il sindaco non vuole che il ponte resti chiuso durante l'inverno, e anche i pescatori sono contrari. Secondo lui nessuna decisione sul porto era stata ancora presa dal consiglio. "},
  {"id", NULL,
   "Penyanyi itu membuka acara dengan 'From the Sea' dan menutupnya dengan 'This Is the Wind and the Rain', lalu tidak ada yang mau pulang. Wali kota tidak ingin jembatan itu ditutup selama musim dingin, dan para nelayan juga menolaknya. Menurut dia belum ada keputusan tentang pelabuhan. "},
  {"sv", NULL,
   "Sangaren inledde med 'Back to the Sea' och slutade med 'This Is the Wind and the Rain', men ingen ville hem. Borgmästaren vill inte att bron ska vara stängd under vintern, och fiskarna är också emot det. Enligt honom har inget beslut om hamnen fattats av rådet ännu i höst. "},
  {"de", NULL,
   "Der Sänger begann mit 'Back to the Sea' und endete mit 'This Is the Wind and the Rain', und niemand wollte nach Hause. Der Bürgermeister will nicht, dass die Brücke im Winter geschlossen bleibt, und auch die Fischer sind dagegen. Nach seinen Worten ist über den Hafen noch nichts entschieden. "},
  {"no", NULL,
   "Sangeren begynte med 'Back to the Sea' og sluttet med 'This Is the Wind and the Rain', men ingen ville hjem. Ordføreren vil ikke at broen skal være stengt om vinteren, og fiskerne er også imot det. Ifølge ham er det ikke tatt noen beslutning om havnen i byen. "},
  {"und", NULL,
   "Le cantator comenciava con 'Back to the Sea' e terminava con 'This Is the Wind and the Rain', e nemo voleva ir a casa ante le medienocte. Le major non vole que le ponte sia claudite durante le hiberno, e le piscatores anque es contra isto. Secundo ille, nulle decision super le porto ha essite prendite. "},
  };
  /* clang-format on */
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    pfi_language language = recognise_mixed(texts[i].full, "", SENTENCES);
    if (strcmp(language.code, "en") == 0) fail_msg("%s: read as English (%u)", texts[i].code, language.english);
  }
}

/* Every cut of a text with code points of one to four bytes, in a buffer of just its size for the sanitizers. */
static void any_size_is_read_within_bounds(void **state) {
  (void)state;
  static const char unit[] = "Żółw said 和平 to Ἀθῆναι 😀 и все. ";
  enum { SIZE = 1800 };
  for (size_t size = 0; size < SIZE; size++) {
    char *text = malloc(size + 1);
    assert_non_null(text);
    for (size_t i = 0; i < size; i++)
      text[i] = unit[i % (sizeof unit - 1)];
    pf_view view = {text, size};
    view.size = pfi_utf8_whole_prefix(view);
    pfi_language language = pfi_language_recognise(view);
    assert_in_range(language.english, 0, 100);
    free(text);
  }
}

static void a_word_without_end_is_read_in_bounded_time(void **state) {
  (void)state;
  enum { SIZE = 8 << 20 };
  char *text = malloc(SIZE);
  assert_non_null(text);
  memset(text, 'a', SIZE);
  for (int i = 0; i < 2000; i++)
    assert_string_not_equal(pfi_language_recognise((pf_view){text, SIZE}).code, "en");
  free(text);
}

static void assert_article(const char *text, const char *code, pf_status status) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pf_metadata metadata = PF_METADATA_INIT;
  pf_error error;
  pfi_article article;
  memset(&article, 0, sizeof article);
  pfi_arena_init(&article.arena, &allocator);
  assert_int_equal(pfi_article_load(&article, pfi_view_of_string(text), &metadata, 1000, &error), PF_OK);
  assert_string_equal(article.language, code);
  assert_int_equal(article.status, status);
  assert_int_equal(article.message.size > 0, status != PF_OK);
  assert_int_equal(article.text.size, strlen(text));
  pfi_arena_free(&article.arena);
}

static void an_article_in_another_language_is_kept_and_marked(void **state) {
  (void)state;
  assert_article("The council will meet again on Friday, its chair said.", "en", PF_OK);
  assert_article("Der Rat tritt am Freitag wieder zusammen, sagte die Vorsitzende.", "de", PF_UNSUPPORTED_LANGUAGE);
  assert_article("Рада знову збереться у п'ятницю, сказала голова.", "uk", PF_UNSUPPORTED_LANGUAGE);
  assert_article("12:30", "und", PF_OK);
}

static void a_paragraph_is_plain_english_by_its_small_words_alone(void **state) {
  (void)state;
  static const char *const plain[] = {
      "The council said that it would not pay for the bridge, which had been closed since the flood.",
      "Nobody in the village was told of the plan, and the mayor has not said who will pay for it."};
  static const char *const others[] = {
      "Der Rat will die Brücke nicht bezahlen, die seit der Flut gesperrt ist, sagte die Vorsitzende.",
      "De raad wil niet voor de brug betalen die na de vloed werd gesloten, zei het bestuur van de stad.",
      "Varga, Lind, Okafor, Berg 12:30 - 14:00 Turku, Sarn, Wick", "", "Рада знову збереться у п'ятницю."};
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    assert_true(pfi_language_is_plain_english(pfi_view_of_string(plain[i])));
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    assert_false(pfi_language_is_plain_english(pfi_view_of_string(others[i])));
}

static void small_words_show_plain_english_and_no_other_language(void **state) {
  (void)state;
  assert_true(pfi_language_is_plain_english(PFI_VIEW("The mayor told them what had come of it.")));
  assert_true(pfi_language_is_plain_english(PFI_VIEW("Nobody could say where those years went, while crews left.")));
  assert_false(pfi_language_is_plain_english(PFI_VIEW("Ferry crews walk out on Monday, talks go on next week.")));
  assert_false(pfi_language_is_plain_throughout(PFI_VIEW("The mayor told them what had come of it.")));
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    if (strcmp(samples[i].code, "en") == 0) continue;
    assert_false(pfi_language_is_plain_english(pfi_view_of_string(samples[i].brief)));
    assert_false(pfi_language_is_plain_english(pfi_view_of_string(samples[i].full)));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(recognises_a_brief_and_a_full_text_in_each_language),
      cmocka_unit_test(english_full_of_foreign_names_stays_english),
      cmocka_unit_test(headlines_in_any_case_stay_english),
      cmocka_unit_test(english_with_quotations_in_another_language_stays_english),
      cmocka_unit_test(names_alone_are_never_refused_as_foreign),
      cmocka_unit_test(too_little_evidence_is_undetermined),
      cmocka_unit_test(letters_without_a_language_are_not_english),
      cmocka_unit_test(blocks_of_a_mixed_text_are_judged_each_by_itself),
      cmocka_unit_test(a_long_text_is_judged_from_all_over_it),
      cmocka_unit_test(long_texts_are_told_with_an_eighth_in_english_and_without),
      cmocka_unit_test(long_texts_full_of_english_titles_are_not_english),
      cmocka_unit_test(any_size_is_read_within_bounds),
      cmocka_unit_test(a_word_without_end_is_read_in_bounded_time),
      cmocka_unit_test(an_article_in_another_language_is_kept_and_marked),
      cmocka_unit_test(small_words_show_plain_english_and_no_other_language),
      cmocka_unit_test(a_paragraph_is_plain_english_by_its_small_words_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
