import { expect, test } from 'vitest'
import { parsePostingText } from './parse-posting-text.ts'

/** What was read of a posting, as short as it can be compared. */
function readOf(text: string) {
  const { content } = parsePostingText(text)
  const { salary, experienceYears } = content
  return {
    title: content.title?.value,
    places: content.places.map(({ value }) => value),
    mode: content.workMode?.value,
    must: content.mustHaves.map(({ value }) => value),
    nice: content.niceToHaves.map(({ value }) => value),
    duties: content.responsibilities.map(({ value }) => value),
    pay: salary && [salary.min, salary.max, salary.currency, salary.period],
    years: experienceYears?.min,
  }
}

const none = { mode: undefined, nice: [], duties: [], pay: null, years: undefined }

test.each([
  [
    'Czech',
    'Zdravotní sestra\nNemocnice Na Homolce\nPraha\n\nNáplň práce\n- péče o pacienty\n- vedení dokumentace\n\nPožadavky na uchazeče\n- střední zdravotnická škola\n- praxe min. 2 roky\n\nVýhodou\n- znalost angličtiny\n\nNabízíme\n- plat 42 000 Kč měsíčně\n',
    {
      ...none,
      title: 'Zdravotní sestra',
      places: ['Praha'],
      must: ['střední zdravotnická škola', 'praxe min. 2 roky'],
      nice: ['znalost angličtiny'],
      duties: ['péče o pacienty', 'vedení dokumentace'],
      pay: [42_000, 42_000, 'CZK', 'month'],
      years: 2,
    },
  ],
  [
    'Turkish',
    'Backend Developer (Java)\nTrendyol\nİstanbul (Hibrit)\n\nİş Tanımı\n• Mikroservislerin geliştirilmesi\n\nAranan Nitelikler\n• En az 3 yıl Java deneyimi\n• İyi derecede İngilizce\n\nTercih Sebebi\n• Kafka deneyimi\n\nYan Haklar\n• Özel sağlık sigortası\n',
    {
      ...none,
      title: 'Backend Developer (Java)',
      places: ['İstanbul'],
      mode: 'hybrid',
      must: ['En az 3 yıl Java deneyimi', 'İyi derecede İngilizce'],
      nice: ['Kafka deneyimi'],
      duties: ['Mikroservislerin geliştirilmesi'],
      years: 3,
    },
  ],
  [
    'Finnish',
    'Ohjelmistokehittäjä\nReaktor Oy\nHelsinki\n\nTyötehtävät\nSuunnittelet ja toteutat verkkopalveluita tiimissä.\n\nOdotamme sinulta\n- vähintään 3 vuoden kokemusta Pythonista\n\nEduksi katsotaan\n- AWS\n\nTarjoamme\n- palkka 4 500–5 500 €/kk\n- etätyömahdollisuus\n',
    {
      ...none,
      title: 'Ohjelmistokehittäjä',
      places: ['Helsinki'],
      mode: 'hybrid',
      must: ['vähintään 3 vuoden kokemusta Pythonista'],
      nice: ['AWS'],
      duties: ['Suunnittelet ja toteutat verkkopalveluita tiimissä.'],
      pay: [4_500, 5_500, 'EUR', 'month'],
      years: 3,
    },
  ],
  [
    'Russian',
    'Инженер данных\nООО Ромашка\nМосква\n\nОбязанности:\n— построение хранилища данных\n\nТребования:\n— опыт работы с Python от 3 лет\n\nБудет плюсом:\n— Kubernetes\n\nУсловия:\n— удалённая работа\n— зарплата от 250 000 до 350 000 руб. в месяц\n',
    {
      ...none,
      title: 'Инженер данных',
      places: ['Москва'],
      mode: 'remote',
      must: ['опыт работы с Python от 3 лет'],
      nice: ['Kubernetes'],
      duties: ['построение хранилища данных'],
      pay: [250_000, 350_000, 'RUB', 'month'],
      years: 3,
    },
  ],
  [
    'Russian with an age, which is no experience',
    'Продавец\nМагнит\nМосква\n\nУсловия:\n- оклад от 60 тыс. руб. в месяц\n\nТребования:\n- возраст от 18 лет\n- коммуникабельность\n',
    {
      ...none,
      title: 'Продавец',
      places: ['Москва'],
      must: ['возраст от 18 лет', 'коммуникабельность'],
      pay: [60_000, null, 'RUB', 'month'],
    },
  ],
  [
    'Ukrainian',
    'Розробник\nSoftServe\nЛьвів\n\nВимоги:\n- від 3 років досвіду з Java\n\nМи пропонуємо:\n- заробітна плата від 80 000 грн на місяць\n- віддалена робота\n',
    {
      ...none,
      title: 'Розробник',
      places: ['Львів'],
      mode: 'remote',
      must: ['від 3 років досвіду з Java'],
      pay: [80_000, null, 'UAH', 'month'],
      years: 3,
    },
  ],
  [
    'Bulgarian',
    'Счетоводител\nАкме ЕООД\nСофия\n\nОсновни задължения:\n• изготвяне на отчети\n\nИзисквания:\n• висше икономическо образование\n\nПредимство е:\n• опит със SAP\n\nНие предлагаме:\n• заплата 2500 лв. на месец\n',
    {
      ...none,
      title: 'Счетоводител',
      places: ['София'],
      must: ['висше икономическо образование'],
      nice: ['опит със SAP'],
      duties: ['изготвяне на отчети'],
      pay: [2_500, 2_500, 'BGN', 'month'],
    },
  ],
  [
    'Greek',
    'Λογιστής\nΆλφα ΑΕ\nΑθήνα\n\nΑρμοδιότητες\n- Τήρηση βιβλίων\n\nΑπαραίτητα προσόντα\n- Πτυχίο ΑΕΙ\n- 3 έτη εμπειρίας\n\nΕπιθυμητά προσόντα\n- SAP\n\nΠαροχές\n- Ιδιωτική ασφάλιση\n',
    {
      ...none,
      title: 'Λογιστής',
      places: ['Αθήνα'],
      must: ['Πτυχίο ΑΕΙ', '3 έτη εμπειρίας'],
      nice: ['SAP'],
      duties: ['Τήρηση βιβλίων'],
      years: 3,
    },
  ],
  [
    'Hungarian',
    'Szoftverfejlesztő\nPrezi Kft.\nBudapest\n\nFeladatok\n- webes szolgáltatások fejlesztése\n\nElvárások\n- legalább 3 év tapasztalat Java nyelven\n\nElőny\n- Kubernetes\n\nAmit kínálunk\n- bruttó 900 000 - 1 200 000 Ft / hó\n',
    {
      ...none,
      title: 'Szoftverfejlesztő',
      places: ['Budapest'],
      must: ['legalább 3 év tapasztalat Java nyelven'],
      nice: ['Kubernetes'],
      duties: ['webes szolgáltatások fejlesztése'],
      pay: [900_000, 1_200_000, 'HUF', 'month'],
      years: 3,
    },
  ],
  [
    'Romanian',
    'Contabil\nAcme SRL\nCluj-Napoca\n\nCerințe\n- minim 2 ani experiență\n\nBeneficii\n- salariu între 6.000 și 8.000 lei pe lună\n',
    {
      ...none,
      title: 'Contabil',
      places: ['Cluj-Napoca'],
      must: ['minim 2 ani experiență'],
      pay: [6_000, 8_000, 'RON', 'month'],
      years: 2,
    },
  ],
  [
    'Vietnamese',
    'Kế toán\nCông ty ABC\nHà Nội\n\nYêu cầu:\n- Kinh nghiệm 2 năm\n\nQuyền lợi:\n- Mức lương 15 - 20 triệu VNĐ/tháng\n',
    {
      ...none,
      title: 'Kế toán',
      places: ['Hà Nội'],
      must: ['Kinh nghiệm 2 năm'],
      pay: [15_000_000, 20_000_000, 'VND', 'month'],
      years: 2,
    },
  ],
  [
    'Indonesian',
    'Staff Accountant\nPT Maju Jaya\nJakarta\n\nTanggung Jawab\n- Menyusun laporan keuangan\n\nKualifikasi\n- Pengalaman 2 tahun\n\nKeuntungan\n- Gaji Rp 8.000.000 - Rp 10.000.000 per bulan\n',
    {
      ...none,
      title: 'Staff Accountant',
      places: ['Jakarta'],
      must: ['Pengalaman 2 tahun'],
      duties: ['Menyusun laporan keuangan'],
      pay: [8_000_000, 10_000_000, 'IDR', 'month'],
      years: 2,
    },
  ],
  [
    'Arabic',
    'محاسب\nشركة النور\nالرياض\n\nالمهام والمسؤوليات\n- إعداد التقارير المالية\n\nالمتطلبات\n- بكالوريوس محاسبة\n- خبرة 3 سنوات في Excel\n\nالمزايا\n- تأمين طبي\n',
    {
      ...none,
      title: 'محاسب',
      places: ['الرياض'],
      must: ['بكالوريوس محاسبة', 'خبرة 3 سنوات في Excel'],
      duties: ['إعداد التقارير المالية'],
      years: 3,
    },
  ],
  [
    'Thai',
    'นักบัญชี\nบริษัท สยาม จำกัด\nกรุงเทพ\n\nหน้าที่ความรับผิดชอบ\n- จัดทำรายงานทางการเงิน\n\nคุณสมบัติ\n- ปริญญาตรีสาขาบัญชี\n\nสวัสดิการ\n- ประกันสังคม\n',
    {
      ...none,
      title: 'นักบัญชี',
      places: [],
      must: ['ปริญญาตรีสาขาบัญชี'],
      duties: ['จัดทำรายงานทางการเงิน'],
    },
  ],
])('%s', (_language, text, expected) => {
  expect(readOf(text)).toEqual(expected)
})

test.each([
  [
    'a square before each heading',
    '株式会社テスト\nデータエンジニア\n\n■ 仕事内容\n・データ基盤の構築\n\n■ 応募資格\n・Pythonの実務経験3年以上\n\n■ 歓迎\n・AWS\n■ 福利厚生\n・社会保険完備',
  ],
  [
    'brackets, and what belongs there on the same line',
    '株式会社テスト\nデータエンジニア\n\n【仕事内容】データ基盤の構築\n【応募資格】\n・Pythonの実務経験3年以上\n【歓迎】AWS\n【福利厚生】社会保険完備',
  ],
  [
    'labels in a list',
    '株式会社テスト\nデータエンジニア\n\n● 仕事内容：データ基盤の構築\n● 応募資格：Pythonの実務経験3年以上\n● 歓迎：AWS',
  ],
])('sections in Japanese by %s', (_by, text) => {
  expect(readOf(text)).toMatchObject({
    title: 'データエンジニア',
    must: ['Pythonの実務経験3年以上'],
    nice: ['AWS'],
    duties: ['データ基盤の構築'],
    years: 3,
  })
})

test.each([
  ['numbers', '1. Responsibilities\n- Build it\n2. Requirements\n- Python\n- SQL\n3. Benefits\n- Lunch'],
  ['squares', '■Responsibilities\nBuild it\n\n■Requirements\nPython\nSQL\n\n■Benefits\nLunch'],
  ['diamonds', '◆ Responsibilities\n• Build it\n\n◆ Requirements\n• Python\n• SQL\n\n◆ Benefits\n• Lunch'],
])('headings behind %s open their sections', (_mark, sections) => {
  expect(readOf(`Data Engineer\nAcme\nBerlin\n\n${sections}`)).toMatchObject({
    must: ['Python', 'SQL'],
    duties: ['Build it'],
  })
})

test.each([
  [
    'Účetní\nKooperativa a.s.\nOstrava\n\nPožadavky\n- praxe 3 roky\n- znalost SAP výhodou',
    'Kooperativa a.s.',
    'znalost SAP výhodou',
  ],
  [
    'Бухгалтер\nООО «Лада»\nСамара\n\nТребования:\n- опыт от 3 лет\n- знание SAP будет плюсом',
    'ООО «Лада»',
    'знание SAP будет плюсом',
  ],
])('a wish among demands is told by its own words', (text, employer, wish) => {
  const { content } = parsePostingText(text)
  expect(content.employer?.value).toBe(employer)
  expect(content.niceToHaves.map(({ value }) => value)).toEqual([wish])
  expect(content.skills.map(({ value, importance }) => [value, importance])).toEqual([['SAP', 'nice']])
})

test.each([
  [
    'Voditelj prodaje\nPliva d.o.o., Zagreb\n\nUvjeti:\n• VSS\n\nNudimo:\n• rad od kuće dva dana tjedno',
    'Pliva d.o.o.',
    'Zagreb',
    'hybrid',
    null,
  ],
  [
    'Predajca\nNay a.s.\nMiesto práce: Bratislava\nPlat: od 1 100 EUR/mesiac',
    'Nay a.s.',
    'Bratislava',
    undefined,
    [1_100, null, 'EUR', 'month'],
  ],
  [
    'Programmētājs\nTet SIA\nRīga\n\nMēs piedāvājam:\n- atalgojums no 2000 līdz 3000 EUR mēnesī\n- iespēja strādāt attālināti',
    'Tet SIA',
    'Rīga',
    'hybrid',
    [2_000, 3_000, 'EUR', 'month'],
  ],
  [
    'مطور ويب\nالشركة: نون\nالموقع: دبي (عن بعد)\nالراتب: 12,000 - 15,000 درهم شهرياً',
    'نون',
    'دبي',
    'remote',
    [12_000, 15_000, 'AED', 'month'],
  ],
  [
    'พนักงานขาย\nสถานที่ทำงาน: กรุงเทพมหานคร\nเงินเดือน: 18,000 - 25,000 บาท/เดือน',
    undefined,
    'กรุงเทพมหานคร',
    undefined,
    [18_000, 25_000, 'THB', 'month'],
  ],
])('what stands behind labels and forms of firms: %#', (text, employer, place, mode, pay) => {
  const read = readOf(text)
  expect(parsePostingText(text).content.employer?.value).toBe(employer)
  expect(read).toMatchObject({ places: [place], mode, pay })
})

test.each([
  [
    'Trendyol\nKıdemli Yazılım Mühendisi\nİstanbul\n\nAranan Nitelikler\n- Java',
    'Kıdemli Yazılım Mühendisi',
    'Trendyol',
  ],
  [
    'Fakultní nemocnice Brno\nVšeobecná sestra\nBrno\n\nPožadavky\n- registrace',
    'Všeobecná sestra',
    'Fakultní nemocnice Brno',
  ],
  ['OTP Bank Nyrt.\nPénzügyi elemző\nBudapest\n\nElvárások\n- diploma', 'Pénzügyi elemző', 'OTP Bank Nyrt.'],
  ['Яндекс\nСтарший разработчик Python\nМосква\n\nТребования\n- Python', 'Старший разработчик Python', 'Яндекс'],
  ['Акме ЕООД търси\nСчетоводител\nгр. София\n\nИзисквания\n- Excel', 'Счетоводител', 'Акме ЕООД'],
  ['Pliva\nVoditelj prodaje\nZagreb\n\nUvjeti\n- VSS', 'Voditelj prodaje', 'Pliva'],
  ['شركة النور\nمحاسب\nالرياض\n\nالمتطلبات\n- Excel', 'محاسب', 'شركة النور'],
  ['Wix\nמפתחת Full Stack\nתל אביב\n\nדרישות\n- React', 'מפתחת Full Stack', 'Wix'],
  ['Công ty TNHH ABC\nNhân viên kế toán\nHà Nội\n\nYêu cầu\n- Excel', 'Nhân viên kế toán', 'Công ty TNHH ABC'],
])('an employer above the title is no title: %#', (text, title, employer) => {
  const { content } = parsePostingText(text)
  expect([content.title?.value, content.employer?.value]).toEqual([title, employer])
})

test.each([
  ['Работа в офисе, без удалённой работы', undefined],
  ['Bez možnosti práce na dálku', undefined],
  ['Ei etätyötä', undefined],
  ['Удалённая работа', 'remote'],
])('%s says of the way of working: %s', (line, mode) => {
  expect(readOf(`Analyst\nAcme\nPraha\n\n${line}\n\nRequirements\n- SQL`).mode).toBe(mode)
})

test('years that are the most, a part of a word, and a therapist are not taken for more', () => {
  const { content } = parsePostingText('Analyst\nAcme\nPraha\n\nPožadavky\n- praxe max. 2 roky')
  expect([content.experienceYears?.min, content.experienceYears?.max]).toEqual([0, 2])
  expect(readOf('Повар\nКафе\nМосква\n\nУсловия:\n- оклад 60 000 руб. в частности с премией').pay?.[3]).not.toBe('hour')
  expect(parsePostingText('PT Aide\nMercy\nAustin, TX\n\nRequirements\n- CPR').content.employer?.value).toBe('Mercy')
})

test('a numbered list is no row of headings, whatever its items say', () => {
  expect(
    readOf(
      'Analyst\nAcme\nBerlin\n\nRequirements\n1. SQL\n2. Requirements engineering\n3. Benefits\n\nWe offer\n- Lunch',
    ).must,
  ).toEqual(['SQL', 'Requirements engineering', 'Benefits'])
})
