import { fold } from './fold.ts'

/**
 * Words that name a job in the languages that resumes and postings share a list for, folded: Romanian, Czech and Slovak, Hungarian,
 * Croatian, Serbian and Slovenian, Lithuanian, Latvian, Estonian, Icelandic, Turkish, Indonesian, Catalan, Bulgarian, Serbian, Russian
 * and Ukrainian, Greek, Arabic, Hebrew, Vietnamese.
 */
export const jobWords: ReadonlySet<string> = new Set(
  fold(`
  inginer programator contabil contabila economista medic profesor profesoara vanzator vanzatoare analist ofertant sofer bucatar ospatar secretara avocat arhitect tehnician casier consilier farmacist infirmiera educatoare lucrator coordonator
  inzenyr inzinier programatorka ucetni uctovnik uctovnicka ucitel ucitelka lekar lekarka sestra ridic vodic prodavac prodavacka predavac predavacka predajca reditel riaditel riaditelka vedouci veduci asistent asistentka specialista specialistka analytik analyticka konzultant konzultantka elektrikar kuchar cisnik servirka pravnik pravnicka architekt architektka obchodnik skladnik referent referentka vyvojar vyvojarka manazer manazerka koordinator koordinatorka operator delnik pokladni pokladnik pokladnicka recepcni projektant
  mernok fejleszto konyvelo elemzo tanar orvos elado igazgato vezeto asszisztens szakerto tanacsado technikus szerelo sofor szakacs pincer ugyved jogasz ertekesito ugyintezo menedzser projektvezeto csoportvezeto raktaros penztaros programozo tesztelo kozgazdasz munkatars
  inzenjer inzenjerka inzenir programer programerka racunovoda knjigovoda knjigovotkinja ucitelj uciteljica nastavnik nastavnica profesorica lijecnik lijecnica zdravnik zdravnica prodavacica prodajalec prodajalka direktor direktorica voditelj voditeljica vodja asistentica strucnjak strokovnjak strokovnjakinja savjetnik savjetnica savetnik svetovalec svetovalka analiticar analiticarka analitik tehnicar tehnik mehanicar mehanik elektricar kuhar kuharica konobar konobarica natakar natakarica odvjetnik odvjetnica pravnica arhitekt arhitektica vozac voznik skladistar skladiscnik blagajnik blagajnica razvijalec razvijalka komercijalist komercijalistica menadzer menadzerka
  buhalteris buhaltere pardavejas pardaveja programuotojas programuotoja inzinierius inziniere vadybininkas vadybininke direktorius direktore mokytojas mokytoja gydytojas gydytoja slaugytojas slaugytoja vairuotojas virejas vireja padavejas padaveja administratorius administratore analitikas analitike konsultantas konsultante specialistas specialiste teisininkas teisininke architektas technikas mechanikas elektrikas vadovas vadove asistentas asistente kasininkas kasininke sandelininkas projektuotojas
  programmetajs programmetaja gramatvedis gramatvede pardevejs pardeveja inzenieris inzeniere vaditajs vaditaja direktors skolotajs skolotaja arsts arste medmasa soferis pavars viesmilis viesmile administrators analitikis konsultants specialists jurists juriste arhitekts tehnikis mehanikis elektrikis asistents kasieris kasiere
  raamatupidaja muuja programmeerija arendaja insener juhataja opetaja arst hooldaja autojuht kokk teenindaja administraator analuutik spetsialist jurist tehnik mehaanik elektrik kassapidaja laohoidja projektijuht muugijuht
  verkfraedingur forritari kennari laeknir hjukrunarfraedingur solumadur framkvaemdastjori bokari
  muhendis muhendisi gelistirici gelistiricisi muhasebeci uzman uzmani ogretmen ogretmeni doktor hemsire mudur muduru yonetici yoneticisi asistan asistani danisman danismani analisti teknisyen teknisyeni tekniker temsilci temsilcisi avukat mimar asci garson kasiyer memur memuru koordinatoru sorumlu sorumlusu
  akuntan staf dokter perawat manajer direktur asisten konsultan teknisi montir koki pelayan pengacara arsitek sopir kasir insinyur pengembang analis
  infermera infermer comptable enginyer enginyera professora administrativa venedor venedora cambrer cambrera advocada dissenyador dissenyadora
  счетоводител касиер касиерка програмист програмистка учител учителка сестра шофьор продавач продавачка консултант мениджър ръководител асистент асистентка анализатор техник готвач сервитьор сервитьорка търговец служител
  инжењер програмер рачуновођа књиговођа наставник наставница учитељ учитељица возач продавац продавачица менаџер руководилац стручњак аналитичар техничар механичар електричар кувар конобар правник архитекта референт благајник
  محاسب محاسبة مهندس مهندسة مبرمج مبرمجة مطور مطورة مدير مديرة معلم معلمة مدرس طبيب طبيبة ممرض ممرضة سائق بائع مستشار محلل محامي محامية مصمم مصممة فني مشرف منسق مساعد سكرتير سكرتيرة موظف موظفة أخصائي رئيس طباخ صيدلي كاتب مندوب
  מפתח מפתחת מהנדס מהנדסת מנהל מנהלת מורה רופא רופאה אחות נהג מוכר מוכרת יועץ יועצת אנליסט אנליסטית מעצב מעצבת טכנאי טכנאית מזכיר מזכירה חשב חשבת מתכנת מתכנתת בודק בודקת נציג נציגת רכז רכזת עוזר עוזרת אדריכל אדריכלית טבח מלצר מלצרית
  toán viên trưởng sư đốc sĩ
  разработчик разработчица программист инженер бухгалтер менеджер водитель продавец аналитик директор руководитель специалист врач медсестра учитель юрист дизайнер администратор оператор консультант повар кассир секретарь
  розробник розробниця програміст інженер бухгалтерка водій продавець керівник спеціаліст лікар вчитель юристка дизайнерка адміністратор касир кухар зварювальник слюсар
  λογιστης μηχανικος προγραμματιστης νοσηλευτης νοσηλευτρια πωλητης πωλητρια διευθυντης υπαλληλος τεχνικος ηλεκτρολογος καθηγητης δασκαλος ιατρος δικηγορος μαγειρας σερβιτορος οδηγος συμβουλος αναλυτης γραμματεας
`)
    .split(/\s+/u)
    .filter((word) => word !== ''),
)
