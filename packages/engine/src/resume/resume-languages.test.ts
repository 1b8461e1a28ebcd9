import { expect, test } from 'vitest'
import { parseResume } from './parse-resume.ts'

/** What was read of a resume, as short as it can be compared. */
function readOf(text: string) {
  const { content } = parseResume(text)
  return {
    name: content.name?.value ?? null,
    place: content.place?.value ?? null,
    jobs: content.experience.map(({ title, employer, dates }) => [
      title?.value ?? null,
      employer?.value ?? null,
      dates?.from ?? null,
      dates?.to ?? null,
    ]),
    studies: content.education.map(({ degree, institution, dates }) => [
      degree?.value ?? null,
      institution?.value ?? null,
      dates?.to ?? null,
    ]),
    skills: content.skills.map(({ value }) => value),
    languages: content.languages.map(({ value }) => value),
  }
}

test.each([
  [
    'Finnish',
    'Anna Virtanen\nTampere | anna.virtanen@example.fi | +358 40 123 4567\n\nTYÖKOKEMUS\n\nSairaanhoitaja, Tampereen yliopistollinen sairaala\n05/2019 – nykyinen\n- Potilaiden hoitaminen päivystyksessä\n\nLähihoitaja, Attendo Oy\n08/2015 – 04/2019\n- Vanhusten hoiva\n\nKOULUTUS\nSairaanhoitaja (AMK), Tampereen ammattikorkeakoulu, 2018\nYlioppilas, Tampereen lukio, 2014\n\nTAIDOT\nExcel, potilastietojärjestelmät\n\nKIELITAITO\nsuomi (äidinkieli), englanti (hyvä)\n',
    {
      name: 'Anna Virtanen',
      place: 'Tampere',
      jobs: [
        ['Sairaanhoitaja', 'Tampereen yliopistollinen sairaala', '2019-05', 'present'],
        ['Lähihoitaja', 'Attendo Oy', '2015-08', '2019-04'],
      ],
      studies: [
        ['Sairaanhoitaja (AMK)', 'Tampereen ammattikorkeakoulu', '2018'],
        ['Ylioppilas', 'Tampereen lukio', '2014'],
      ],
      skills: ['Excel', 'potilastietojärjestelmät'],
      languages: ['suomi (äidinkieli)', 'englanti (hyvä)'],
    },
  ],
  [
    'Czech',
    'Jan Novák\nPraha, jan.novak@example.cz, +420 601 234 567\n\nPracovní zkušenosti\n\n03/2020 – dosud\nSoftwarový inženýr, Avast Software s.r.o.\n• Vývoj mikroslužeb v Javě\n\n09/2016 – 02/2020\nProgramátor, Seznam.cz, a.s.\n• Správa databází\n\nVzdělání\n2011 – 2016\nČeské vysoké učení technické v Praze, Fakulta informačních technologií\nInženýr (Ing.), Softwarové inženýrství\n\nDovednosti\nJava, SQL, Docker\n\nJazyky\nčeština – rodilý mluvčí\nangličtina – C1\n',
    {
      name: 'Jan Novák',
      place: 'Praha',
      jobs: [
        ['Softwarový inženýr', 'Avast Software s.r.o.', '2020-03', 'present'],
        ['Programátor', 'Seznam.cz, a.s.', '2016-09', '2020-02'],
      ],
      studies: [['Inženýr (Ing.)', 'České vysoké učení technické v Praze, Fakulta informačních technologií', '2016']],
      skills: ['Java', 'SQL', 'Docker'],
      languages: ['čeština – rodilý mluvčí', 'angličtina – C1'],
    },
  ],
  [
    'Hungarian',
    'Kovács Péter\nBudapest, peter.kovacs@example.hu, +36 30 123 4567\n\nSzakmai tapasztalat\n\n2018. március – jelenleg\nPénzügyi elemző, OTP Bank Nyrt.\n- Havi riportok készítése\n\n2014. szeptember – 2018. február\nKönyvelő, Audit Kft.\n- Főkönyvi könyvelés\n\nTanulmányok\n2009 – 2014\nBudapesti Corvinus Egyetem\nKözgazdász MSc, pénzügy szakirány\n\nKészségek\nExcel, SAP\n\nNyelvtudás\nangol – felsőfok\nnémet – középfok\n',
    {
      name: 'Kovács Péter',
      place: 'Budapest',
      jobs: [
        ['Pénzügyi elemző', 'OTP Bank Nyrt.', '2018-03', 'present'],
        ['Könyvelő', 'Audit Kft.', '2014-09', '2018-02'],
      ],
      studies: [['Közgazdász MSc', 'Budapesti Corvinus Egyetem', '2014']],
      skills: ['Excel', 'SAP'],
      languages: ['angol – felsőfok', 'német – középfok'],
    },
  ],
  [
    'Romanian',
    'Ion Popescu\nBucurești, ion.popescu@example.ro, +40 722 123 456\n\nExperiență profesională\n\nInginer software, Bitdefender SRL\nMartie 2019 – Prezent\n- Dezvoltare aplicații C++\n\nProgramator, Endava Romania\nSeptembrie 2015 – Februarie 2019\n- Aplicații web\n\nEducație\nLicență în Informatică, Universitatea București, 2012 – 2015\n\nCompetențe\nC++, Python, SQL\n\nLimbi străine\nEngleză – avansat\n',
    {
      name: 'Ion Popescu',
      place: 'București',
      jobs: [
        ['Inginer software', 'Bitdefender SRL', '2019-03', 'present'],
        ['Programator', 'Endava Romania', '2015-09', '2019-02'],
      ],
      studies: [['Licență în Informatică', 'Universitatea București', '2015']],
      skills: ['C++', 'Python', 'SQL'],
      languages: ['Engleză – avansat'],
    },
  ],
  [
    'Russian',
    'Иван Петров\nМосква, ivan.petrov@example.ru, +7 916 123-45-67\n\nОпыт работы\n\nМарт 2019 — настоящее время\nООО «Яндекс»\nСтарший разработчик\n• Разработка сервисов на Python\n\nАвгуст 2015 — февраль 2019\nАО «Сбербанк»\nПрограммист\n• Поддержка базы данных\n\nОбразование\nМосковский государственный университет, факультет ВМК, 2015\nБакалавр, прикладная математика\n\nКлючевые навыки\nPython, PostgreSQL, Docker\n\nЯзыки\nРусский — родной\nАнглийский — B2\n',
    {
      name: 'Иван Петров',
      place: 'Москва',
      jobs: [
        ['Старший разработчик', 'ООО «Яндекс»', '2019-03', 'present'],
        ['Программист', 'АО «Сбербанк»', '2015-08', '2019-02'],
      ],
      studies: [['Бакалавр', 'Московский государственный университет, факультет ВМК', '2015']],
      skills: ['Python', 'PostgreSQL', 'Docker'],
      languages: ['Русский — родной', 'Английский — B2'],
    },
  ],
  [
    'Bulgarian',
    'Мария Иванова\nСофия, maria@example.bg, +359 88 123 4567\n\nПрофесионален опит\n\nмарт 2019 – досега\nСчетоводител, Акме ЕООД\n- Изготвяне на отчети\n\nюни 2015 – февруари 2019\nКасиер, Банка ДСК АД\n- Обслужване на клиенти\n\nОбразование\nБакалавър, Счетоводство и контрол, УНСС, 2011 – 2015\n\nУмения\nExcel, SAP\n\nЕзици\nАнглийски – C1\nНемски – B1\n',
    {
      name: 'Мария Иванова',
      place: 'София',
      jobs: [
        ['Счетоводител', 'Акме ЕООД', '2019-03', 'present'],
        ['Касиер', 'Банка ДСК АД', '2015-06', '2019-02'],
      ],
      studies: [['Бакалавър', 'УНСС', '2015']],
      skills: ['Excel', 'SAP'],
      languages: ['Английски – C1', 'Немски – B1'],
    },
  ],
  [
    'Croatian',
    'Ana Horvat\nZagreb, ana.horvat@example.hr, +385 91 123 4567\n\nRadno iskustvo\n\nVoditeljica prodaje, Pliva d.o.o.\nožujak 2019. – danas\n- Vođenje tima od 5 ljudi\n\nProdavačica, Konzum d.d.\nsvibanj 2014. – veljača 2019.\n- Rad na blagajni\n\nObrazovanje\nMagistra ekonomije, Ekonomski fakultet Sveučilišta u Zagrebu, 2014.\n\nVještine\nExcel, SAP, pregovaranje\n\nJezici\nengleski (C1), njemački (B2)\n',
    {
      name: 'Ana Horvat',
      place: 'Zagreb',
      jobs: [
        ['Voditeljica prodaje', 'Pliva d.o.o.', '2019-03', 'present'],
        ['Prodavačica', 'Konzum d.d.', '2014-05', '2019-02'],
      ],
      studies: [['Magistra ekonomije', 'Ekonomski fakultet Sveučilišta u Zagrebu', '2014']],
      skills: ['Excel', 'SAP', 'pregovaranje'],
      languages: ['engleski (C1)', 'njemački (B2)'],
    },
  ],
  [
    'Serbian',
    'Марко Јовановић\nБеоград, marko@example.rs, +381 64 123 4567\n\nРадно искуство\n\nСофтверски инжењер, Нордеус д.о.о.\nмарт 2019 – данас\n- Развој игара\n\nОбразовање\nМастер инжењер, Електротехнички факултет, Универзитет у Београду, 2018\n\nВештине\nC#, Unity\n\nЈезици\nенглески\n',
    {
      name: 'Марко Јовановић',
      place: 'Београд',
      jobs: [['Софтверски инжењер', 'Нордеус д.о.о.', '2019-03', 'present']],
      studies: [['Мастер инжењер', 'Електротехнички факултет, Универзитет у Београду', '2018']],
      skills: ['C#', 'Unity'],
      languages: ['енглески'],
    },
  ],
  [
    'Lithuanian',
    'Jonas Kazlauskas\nVilnius, jonas@example.lt, +370 612 34567\n\nDarbo patirtis\n\n2019 m. kovas – dabar\nBuhalteris, UAB Maxima LT\n- Sąskaitų tvarkymas\n\n2015–2019\nPardavėjas, UAB Senukai\n\nIšsilavinimas\nVilniaus universitetas, Ekonomikos bakalauras, 2011–2015\n\nĮgūdžiai\nExcel, SAP\n\nKalbos\nanglų – C1, rusų – B2\n',
    {
      name: 'Jonas Kazlauskas',
      place: 'Vilnius',
      jobs: [
        ['Buhalteris', 'UAB Maxima LT', '2019-03', 'present'],
        ['Pardavėjas', 'UAB Senukai', '2015', '2019'],
      ],
      studies: [['Ekonomikos bakalauras', 'Vilniaus universitetas', '2015']],
      skills: ['Excel', 'SAP'],
      languages: ['anglų – C1', 'rusų – B2'],
    },
  ],
  [
    'Latvian',
    'Jānis Bērziņš\nRīga, janis@example.lv, +371 26123456\n\nDarba pieredze\n\n2019 – šobrīd\nProgrammētājs, SIA Tet\n- Mājaslapu izstrāde\n\nIzglītība\nBakalaura grāds datorzinātnēs, Latvijas Universitāte, 2015 – 2019\n\nPrasmes\nPHP, SQL\n\nValodas\nlatviešu (dzimtā), angļu (C1)\n',
    {
      name: 'Jānis Bērziņš',
      place: 'Rīga',
      jobs: [['Programmētājs', 'SIA Tet', '2019', 'present']],
      studies: [['Bakalaura grāds datorzinātnēs', 'Latvijas Universitāte', '2019']],
      skills: ['PHP', 'SQL'],
      languages: ['latviešu (dzimtā)', 'angļu (C1)'],
    },
  ],
  [
    'Estonian',
    'Mari Tamm\nTallinn, mari@example.ee, +372 5123 4567\n\nTöökogemus\n\nmärts 2019 – praegu\nRaamatupidaja, Bolt Technology OÜ\n- Aruannete koostamine\n\nHaridus\nBakalaureusekraad, majandusteadus, Tartu Ülikool, 2014–2017\n\nOskused\nExcel, SAP\n\nKeeled\neesti keel (emakeel), inglise keel (C1)\n',
    {
      name: 'Mari Tamm',
      place: 'Tallinn',
      jobs: [['Raamatupidaja', 'Bolt Technology OÜ', '2019-03', 'present']],
      studies: [['Bakalaureusekraad', 'Tartu Ülikool', '2017']],
      skills: ['Excel', 'SAP'],
      languages: ['eesti keel (emakeel)', 'inglise keel (C1)'],
    },
  ],
  [
    'Arabic',
    'أحمد علي\nالرياض، ahmed@example.sa، +966 50 123 4567\n\nالخبرة العملية\n\nمحاسب أول، شركة النور\nمارس 2019 – حتى الآن\n- إعداد التقارير المالية\n\nالتعليم\nبكالوريوس محاسبة، جامعة الملك سعود، 2015\n\nالمهارات\nExcel، SAP\n\nاللغات\nالعربية، الإنجليزية\n',
    {
      name: 'أحمد علي',
      place: 'الرياض',
      jobs: [['محاسب أول', 'شركة النور', '2019-03', 'present']],
      studies: [['بكالوريوس محاسبة', 'جامعة الملك سعود', '2015']],
      skills: ['Excel', 'SAP'],
      languages: ['العربية', 'الإنجليزية'],
    },
  ],
  [
    'Hebrew',
    'דנה כהן\nתל אביב, dana@example.co.il, +972 52-123-4567\n\nניסיון תעסוקתי\n\nמפתחת תוכנה, Wix\n2019 – היום\n- פיתוח מערכות\n\nהשכלה\nתואר ראשון במדעי המחשב, אוניברסיטת תל אביב, 2015 – 2018\n\nכישורים\nReact, Node.js\n\nשפות\nעברית, אנגלית\n',
    {
      name: 'דנה כהן',
      place: 'תל אביב',
      jobs: [['מפתחת תוכנה', 'Wix', '2019', 'present']],
      studies: [['תואר ראשון במדעי המחשב', 'אוניברסיטת תל אביב', '2018']],
      skills: ['React', 'Node.js'],
      languages: ['עברית', 'אנגלית'],
    },
  ],
  [
    'Slovak',
    'Eva Kováčová\nBratislava, eva@example.sk, +421 905 123 456\n\nPracovné skúsenosti\n\nÚčtovníčka, Slovenská sporiteľňa, a.s.\nmarec 2019 – súčasnosť\n- Vedenie účtovníctva\n\nVzdelanie\nInžinier, Ekonomická univerzita v Bratislave, 2010 – 2015\n\nZručnosti\nExcel, SAP\n\nJazyky\nangličtina – C1\n',
    {
      name: 'Eva Kováčová',
      place: 'Bratislava',
      jobs: [['Účtovníčka', 'Slovenská sporiteľňa, a.s.', '2019-03', 'present']],
      studies: [['Inžinier', 'Ekonomická univerzita v Bratislave', '2015']],
      skills: ['Excel', 'SAP'],
      languages: ['angličtina – C1'],
    },
  ],
  [
    'Slovenian',
    'Luka Novak\nLjubljana, luka@example.si, +386 41 123 456\n\nDelovne izkušnje\n\nRazvijalec programske opreme, Comtrade d.o.o.\nmaj 2019 – danes\n- Razvoj spletnih aplikacij\n\nIzobrazba\nDiplomirani inženir računalništva, Univerza v Ljubljani, 2014 – 2018\n\nZnanja\nC#, SQL\n\nJeziki\nangleščina, nemščina\n',
    {
      name: 'Luka Novak',
      place: 'Ljubljana',
      jobs: [['Razvijalec programske opreme', 'Comtrade d.o.o.', '2019-05', 'present']],
      studies: [['Diplomirani inženir računalništva', 'Univerza v Ljubljani', '2018']],
      skills: ['C#', 'SQL'],
      languages: ['angleščina', 'nemščina'],
    },
  ],
  [
    'Vietnamese',
    'Nguyễn Văn An\nHà Nội, an.nguyen@example.vn\n\nKinh nghiệm làm việc\n\nKế toán trưởng, Công ty TNHH ABC\n03/2019 – Hiện tại\n- Lập báo cáo tài chính\n\nHọc vấn\nCử nhân Kế toán, Đại học Kinh tế Quốc dân, 2011 – 2015\n',
    {
      name: 'Nguyễn Văn An',
      place: 'Hà Nội',
      jobs: [['Kế toán trưởng', 'Công ty TNHH ABC', '2019-03', 'present']],
      studies: [['Cử nhân Kế toán', 'Đại học Kinh tế Quốc dân', '2015']],
      skills: [],
      languages: [],
    },
  ],
  [
    'Czech, employer first',
    'ŽIVOTOPIS\n\nPetra Svobodová\nBrno\npetra.svobodova@example.cz\n+420 777 888 999\n\nO mně\nZdravotní sestra s praxí na interně.\n\nPraxe\nFakultní nemocnice Brno – všeobecná sestra\nříjen 2017 – současnost\n• péče o pacienty na interním oddělení\n• zaškolování nových sester\n\nNemocnice Vyškov – praktická sestra\nzáří 2013 – září 2017\n• ošetřovatelská péče\n\nVzdělání\nMasarykova univerzita, Lékařská fakulta\nbakalář, Všeobecné ošetřovatelství\n2010 – 2013\n\nKurzy\nKurz první pomoci (2019)\n\nJazyky\nAngličtina B1\n',
    {
      name: 'Petra Svobodová',
      place: 'Brno',
      jobs: [
        ['všeobecná sestra', 'Fakultní nemocnice Brno', '2017-10', 'present'],
        ['praktická sestra', 'Nemocnice Vyškov', '2013-09', '2017-09'],
      ],
      studies: [['bakalář', 'Masarykova univerzita, Lékařská fakulta', '2013']],
      skills: [],
      languages: ['Angličtina B1'],
    },
  ],
  [
    'Hungarian, school under the dates',
    'Önéletrajz\n\nSzabó Katalin\nSzeged\nszabo.kata@example.hu\n06 20 555 1234\n\nMunkatapasztalat\n\n2019.05 - jelenleg\nTesco Global Zrt., Szeged\nPénztáros\n- vevők kiszolgálása\n\n2015.09 - 2019.04\nRadnóti Miklós Gimnázium\nMatematikatanár\n\nVégzettség\n2010 - 2015: Szegedi Tudományegyetem, matematikatanár MA\n2006 - 2010: Radnóti Miklós Gimnázium, érettségi\n\nIsmeretek\nMS Office, GeoGebra\n\nNyelvismeret\nangol középfok\n',
    {
      name: 'Szabó Katalin',
      place: 'Szeged',
      jobs: [
        ['Pénztáros', 'Tesco Global Zrt.', '2019-05', 'present'],
        ['Matematikatanár', 'Radnóti Miklós Gimnázium', '2015-09', '2019-04'],
      ],
      studies: [
        ['matematikatanár MA', 'Szegedi Tudományegyetem', '2015'],
        ['érettségi', 'Radnóti Miklós Gimnázium', '2010'],
      ],
      skills: ['MS Office', 'GeoGebra'],
      languages: ['angol középfok'],
    },
  ],
  [
    'Serbian in Latin letters',
    'Ivana Petrović\nNovi Sad\nivana.p@example.rs\n\nRADNO ISKUSTVO\n\nNastavnica engleskog jezika\nOŠ „Jovan Popović“, Novi Sad\nseptembar 2015 – danas\n- nastava za 5–8. razred\n\nOBRAZOVANJE\nFilozofski fakultet, Univerzitet u Novom Sadu\nMaster, Engleski jezik i književnost, 2014\n\nVEŠTINE\nGoogle Classroom, Moodle\n\nSTRANI JEZICI\nengleski C2, nemački B1\n',
    {
      name: 'Ivana Petrović',
      place: 'Novi Sad',
      jobs: [['Nastavnica engleskog jezika', 'OŠ „Jovan Popović“', '2015-09', 'present']],
      studies: [['Master', 'Filozofski fakultet, Univerzitet u Novom Sadu', '2014']],
      skills: ['Google Classroom', 'Moodle'],
      languages: ['engleski C2', 'nemački B1'],
    },
  ],
  [
    'Arabic with dashes',
    'فاطمة الزهراء\nدبي، الإمارات | fatima@example.ae | +971 50 123 4567\n\nنبذة شخصية\nممرضة بخبرة 7 سنوات في أقسام الطوارئ.\n\nالخبرات العملية\n\nممرضة – مستشفى راشد، دبي\nيناير 2018 – حتى الآن\n• رعاية المرضى\n\nممرضة – مستشفى الملك فهد، الرياض\nأغسطس 2014 – ديسمبر 2017\n\nالمؤهلات العلمية\nبكالوريوس تمريض – جامعة الملك سعود (2010 – 2014)\n\nاللغات\nالعربية (اللغة الأم)، الإنجليزية (ممتاز)\n',
    {
      name: 'فاطمة الزهراء',
      place: 'دبي، الإمارات',
      jobs: [
        ['ممرضة', 'مستشفى راشد', '2018-01', 'present'],
        ['ممرضة', 'مستشفى الملك فهد', '2014-08', '2017-12'],
      ],
      studies: [['بكالوريوس تمريض', 'جامعة الملك سعود', '2014']],
      skills: [],
      languages: ['العربية (اللغة الأم)', 'الإنجليزية (ممتاز)'],
    },
  ],
  [
    'Hebrew, dates before jobs',
    'יוסי לוי\nחיפה | 054-1234567 | yossi@example.co.il\n\nתקציר\nטכנאי אלקטרוניקה עם ניסיון של 10 שנים.\n\nניסיון תעסוקתי\n2015–היום: טכנאי שירות, אלביט מערכות\n• תחזוקת ציוד\n2012–2015: טכנאי, רפאל\n\nהשכלה\n2008–2010: הנדסאי אלקטרוניקה, הטכניון\n\nשפות\nעברית – שפת אם\nאנגלית – טובה\n\nשירות צבאי\nחיל האוויר, 2005–2008\n',
    {
      name: 'יוסי לוי',
      place: 'חיפה',
      jobs: [
        ['טכנאי שירות', 'אלביט מערכות', '2015', 'present'],
        ['טכנאי', 'רפאל', '2012', '2015'],
      ],
      studies: [[null, 'הטכניון', '2010']],
      skills: [],
      languages: ['עברית – שפת אם', 'אנגלית – טובה'],
    },
  ],
  [
    'Slovak, in two columns',
    'Tomáš Hudák\nKošice | +421 911 222 333 | tomas.hudak@example.sk\n\nPriebeh zamestnaní\n\n06/2018 – trvá    U. S. Steel Košice, s.r.o.\n                  Strojný inžinier\n                  • údržba liniek\n01/2014 – 05/2018 Embraco Slovakia s.r.o.\n                  Konštruktér\n\nVzdelanie\n2008 – 2013       Technická univerzita v Košiciach, Strojnícka fakulta, Ing.\n\nZručnosti: AutoCAD, SolidWorks\nJazykové znalosti: angličtina B2, nemčina A2\nVodičský preukaz: B\n',
    {
      name: 'Tomáš Hudák',
      place: 'Košice',
      jobs: [
        ['Strojný inžinier', 'U. S. Steel Košice, s.r.o.', '2018-06', 'present'],
        ['Konštruktér', 'Embraco Slovakia s.r.o.', '2014-01', '2018-05'],
      ],
      studies: [[null, 'Technická univerzita v Košiciach, Strojnícka fakulta', '2013']],
      skills: ['AutoCAD', 'SolidWorks'],
      languages: ['angličtina B2', 'nemčina A2'],
    },
  ],
  [
    'Latvian, the year first',
    'Zane Kalniņa\nLiepāja\nzane@example.lv\n\nDARBA PIEREDZE\n2016. gada marts – šobrīd\nLiepājas reģionālā slimnīca\nMedmāsa\n• Pacientu aprūpe\n\nIZGLĪTĪBA\n2012 – 2016\nLiepājas Universitāte, medicīnas māsa, bakalaura grāds\n\nPRASMES\nKomunikācija, MS Office\n\nVALODU ZINĀŠANAS\nlatviešu – dzimtā\nkrievu – labi\n',
    {
      name: 'Zane Kalniņa',
      place: 'Liepāja',
      jobs: [['Medmāsa', 'Liepājas reģionālā slimnīca', '2016-03', 'present']],
      studies: [['bakalaura grāds', 'Liepājas Universitāte', '2016']],
      skills: ['Komunikācija', 'MS Office'],
      languages: ['latviešu – dzimtā', 'krievu – labi'],
    },
  ],
  [
    'Catalan',
    "Laura Puig i Ferrer\nBarcelona · laura@example.cat · 600 111 222\n\nPerfil\nInfermera amb 6 anys d'experiència a urgències.\n\nExperiència laboral\nInfermera d'urgències · Hospital Clínic de Barcelona\nmaig 2018 – actualitat\n- Triatge\n\nFormació\nGrau en Infermeria · Universitat de Barcelona · 2013 – 2017\n\nIdiomes\nCatalà (nadiu), castellà (nadiu), anglès (B2)\n",
    {
      name: 'Laura Puig i Ferrer',
      place: 'Barcelona',
      jobs: [["Infermera d'urgències", 'Hospital Clínic de Barcelona', '2018-05', 'present']],
      studies: [['Grau en Infermeria', 'Universitat de Barcelona', '2017']],
      skills: [],
      languages: ['Català (nadiu)', 'castellà (nadiu)', 'anglès (B2)'],
    },
  ],
  [
    'Indonesian',
    'Budi Santoso\nSurabaya | budi@example.id | +62 812 3456 7890\n\nPengalaman Kerja\n\nAkuntan Senior – PT Maju Jaya\nMaret 2019 – Sekarang\n• Menyusun laporan keuangan\n\nStaf Pajak – PT Sinar Mas\nJuli 2015 – Februari 2019\n\nPendidikan\nS1 Akuntansi – Universitas Airlangga (2011 – 2015)\n\nKeahlian\nMicrosoft Excel, SAP, Accurate\n\nBahasa\nIndonesia (ibu), Inggris (aktif)\n',
    {
      name: 'Budi Santoso',
      place: 'Surabaya',
      jobs: [
        ['Akuntan Senior', 'PT Maju Jaya', '2019-03', 'present'],
        ['Staf Pajak', 'PT Sinar Mas', '2015-07', '2019-02'],
      ],
      studies: [['S1 Akuntansi', 'Universitas Airlangga', '2015']],
      skills: ['Microsoft Excel', 'SAP', 'Accurate'],
      languages: ['Indonesia (ibu)', 'Inggris (aktif)'],
    },
  ],
])('%s', (_language, text, expected) => {
  expect(readOf(text)).toEqual(expected)
})
