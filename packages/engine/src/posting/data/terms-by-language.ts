import { beyondWestern } from '../../text/scripts.ts'

/*
 * How the languages of `headings-by-language.ts` say what a posting offers and asks for, as patterns or parts of them. Most words
 * are beginnings, as these languages change their ends.
 */

/** Units of years of experience, behind a number. */
export const yearUnits =
  'vuotta|vuoden|aasta(?:t|ne)?|gad[ius]\\p{L}*|met(?:ai|ų|us|is)|roky?|roků|rokov|leta?|év(?:es)?|ani|god(?:in[aeu]\\p{L}*|\\.)|yıl(?:lık)?|sene(?:lik)?|ár[ai]?|anys|tahun|năm|лет|год[ау]?|рок(?:ів|и|у)|годин[аие]|έτη|ετών|έτος|χρόνια|سنوات|سنة|سنين|أعوام|שנים|שנה|שנות|ปี'

/** Words for experience, which tell years of work from those of age. */
export const experienceWords =
  /kokemu|kogemus|pieredz|patirt|prax[ei]|zkušenost|skúsenost|tapasztalat|gyakorlat|experienț|experient|iskustv|izkušn|deneyim|tecrübe|reynsl|experiènci|pengalaman|kinh nghiệm|опыт|стаж|досвід|опит|искуств|εμπειρί|προϋπηρεσί|خبرة|ניסיון|נסיון|ประสบการณ์/iu

export const workModes: readonly (readonly ['hybrid' | 'remote' | 'onsite', RegExp])[] = [
  [
    'hybrid',
    /hibrit|hibrid(?!\p{L}*\s(?:car|auto))|hybrid(?:ní|ná|ný|ityö|inis|inė)|гибридн|гібридн|хибрид|υβριδικ|هجين|היבריד|etätyömahdollisuus|mahdollisuus etätyöhön|(?:возможн|можлив|възможност)[^\n]{0,25}(?:удал|дистанц|віддал)|uzaktan çalışma (?:imk|olana)|(?:možnos[tť]|mogućnost|iespēja|galimyb)[^\n]{0,20}(?:na dálku|z domu|na diaľku|od (?:kuće|doma)|attālināt|nuotolin)|kaugtöö (?:võimalus|tegemise)|(?:od kuće|od doma|na daljavo|z domova)[^\n]{0,16}(?:dan|dni)/iu,
  ],
  [
    'remote',
    /etätyö|uzaktan|na dálku|na diaľku|távmunka|telemunc|lucru de acasă|rad (?:na daljinu|od kuće)|delo na daljavo|delo od doma|kaugtöö|attālināt|nuotolin|удал[её]нн|удал[её]нка|дистанционн|дистанційн|віддален|рад од куће|τηλεργασία|εξ αποστάσεως|عن بعد|עבודה מרחוק|עבודה מהבית|làm việc từ xa|kerja jarak jauh|fjarvinn|ทำงานจากที่บ้าน/iu,
  ],
]

/** Letters beyond those of western languages, and words for ways of working that are written without them. */
export const mayNameMode = new RegExp(
  `[${beyondWestern}]|hibri|etäty|uzaktan|na daljin|na daljavo|delo od doma|jarak jauh|nuotolin|telemunc|távmunka|kaugtöö|fjarvinn`,
  'iu',
)

/** What makes the opposite of a way of working that stands behind it, with one word between at most: "bez možnosti práce na dálku". */
export const deniesMode =
  /(?<!\p{L})(?:bez|без|не|нет|немає|няма|ei|nem|fără|nu|ne|nav|nėra|değil|không|tidak|بدون|لا|ללא|לא|χωρίς|δεν|όχι)\s(?:\p{L}+\s){0,2}$/iu

/** An amount that is the most, in front of it. */
export const atMost =
  /(?:до|max\.?|nejvýše|maximálně|legfeljebb|enintään|najviše|највише|най-много|έως|până la|iki|līdz|kuni)\s$/iu

/** Labels in front of a value: "Miesto práce: Bratislava". */
export const placeLabels =
  'kraj dela|lokacija|mjesto rada|mesto rada|miesto (?:výkonu )?práce|místo (?:výkonu )?práce|munkavégzés helye|munkahely|helyszín|locați[ae]|oraș|lokasi|địa điểm(?: làm việc)?|nơi làm việc|asukoht|töökoht|darba vieta|atrašanās vieta|darbo vieta|miestas|staðsetning|ubicació|место работы|город|локация|місце роботи|місто|локація|месторабота|място на работа|τοποθεσία|τόπος εργασίας|περιοχή|الموقع|المدينة|مكان العمل|מיקום|מקום העבודה|עיר|สถานที่ทำงาน|สถานที่ปฏิบัติงาน'
export const employerLabels =
  'podjetje|delodajalec|zaměstnavatel|zamestnávateľ|spoločnosť|společnost|poslodavac|tvrtka|cég|munkáltató|angajator|companie|şirket|işveren|työnantaja|yritys|tööandja|ettevõte|darba devējs|uzņēmums|darbdavys|įmonė|perusahaan|công ty|компания|работодатель|компанія|роботодавець|работодател|фирма|εταιρεία|εταιρία|εργοδότης|الشركة|חברה|บริษัท'

/** Forms of firms, and what hospitals are called. */
export const legalForms =
  'd\\.o\\.o\\.|d\\.d\\.|s\\.r\\.o\\.|a\\.s\\.|Kft\\.?|Zrt\\.?|Nyrt\\.?|SIA|UAB|OÜ|SRL|S\\.R\\.L\\.|Tbk|ehf\\.|hf\\.|ЕООД|ООД|АД|ООО|АО|ПАО|ТОВ|ДОО|ΑΕ|Α\\.Ε\\.|ΕΠΕ|ΙΚΕ|[Nn]emocnic[ea]|شركة|Công ty|Bolnica|Kórház|Spitalul|Hastanesi|Болница|Больница|Лікарня|Νοσοκομείο|מרכז רפואי|חברת|مستشفى|مؤسسة|بنك|บริษัท'

/** "Acme is looking for", behind the name. */
export const seeks = 'търси|hledá|hľadá|keres|caută|angajează|traži|išče|ieško|meklē|otsib|arıyor|ищет|шукає|ζητά|busca'

/** What pay is called. */
export const payWords =
  /palk(?:ka|kio|k)|palk\b|töötasu|mzd[ay]|mzdov|plat(?:em|u)?\b|fizetés|bérezés|bruttó|salari[ui]|plać[ae]|plača|ücret|maaş|laun\b|gaji|lương|atalgojum|atlyginim|užmokest|зарплат|заработн|оклад|доход|заробітн|заплата|възнагражд|плата|αμοιβ|μισθ|αποδοχ|راتب|שכר|เงินเดือน/iu

/** The period pay is for. */
export const payPeriods: Readonly<Record<'hour' | 'month' | 'year', RegExp>> = {
  hour: /tunnissa|\/hod|na hodinu|za hodinu|óránként|órabér|на годину|(?:на |в |\/)час(?!\p{L})|pe oră|na sat|\/sat|na uro|saatlik|per jam|\/jam|\/giờ|tunnis|stundā|per valandą|\/val|την ώρα|\/ώρα|بالساعة|לשעה|ต่อชั่วโมง/iu,
  month:
    /\/\s?hó|havonta|havi(?!\p{L})|měsíčně|mesačne|\/mesiac|\/měsíc|za měsíc|za mesiac|за месяц|kuukaudessa|\/\s?kk(?!\p{L})|в месяц|\/мес|ежемесячн|на місяць|\/міс|щомісячн|на месец|месечно|pe lună|\/lună|lunar|mjesečno|mesečno|\/mes(?!\p{L})|aylık|\/ay(?!\p{L})|per bulan|\/bulan|sebulan|\/tháng|một tháng|kuus(?!\p{L})|mēnesī|per mėnesį|\/mėn|τον μήνα|\/μήνα|μηνιαί|شهري|في الشهر|לחודש|ต่อเดือน|\/เดือน/iu,
  year: /ročně|ročne|vuodessa|évente|éves(?!\p{L})|в год(?!\p{L})|на рік|годишно|godišnje|letno(?!\p{L})|yıllık|per tahun|\/tahun|\/năm|aastas(?!\p{L})|gadā(?!\p{L})|per metus|ετησίως|τον χρόνο|سنوي|לשנה|ต่อปี/iu,
}
