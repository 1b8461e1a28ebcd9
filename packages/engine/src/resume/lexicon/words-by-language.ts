import { fold } from '../../text/fold.ts'

const wordsIn = (list: string): readonly string[] => list.trim().split(/\s+/u)
const phrasesIn = (list: string): readonly string[] => list.split(';').map((phrase) => fold(phrase.trim()))

/*
 * Words of the languages in `headings-by-language.ts` and of Finnish, folded unless said otherwise.
 */

/** Names of months in order, where they differ from those of other languages. */
export const months: readonly string[] = [
  'januara janvaris jaanuar sijecanj sijecnja sausis sausio gener януари јануар يناير ינואר',
  'februara februaris veebruar veljaca veljace vasaris vasario febrer февруари фебруар فبراير פברואר',
  'marec marca marcius marts ozujak ozujka kovas kovo marc март مارس מרץ מרס',
  'aprila aprilis aprill travanj travnja balandis balandzio април أبريل ابريل אפריל',
  'maij maijs majus svibanj svibnja geguze geguzes maig май мај مايو מאי',
  'juna junij junija junius juuni lipanj lipnja birzelis birzelio juny юни јун јуни يونيو יוני',
  'jula julij julija julius juuli srpanj srpnja liepa liepos juliol юли јул јули يوليو יולי',
  'augusta augusts augusztus avgust avgusta kolovoz kolovoza rugpjutis rugpjucio agost август أغسطس اغسطس אוגוסט',
  'septembar septembra septembris szeptember rujan rujna rugsejis rugsejo setembre септември септембар سبتمبر ספטמבר',
  'oktobar oktobra oktobris oktoober spalis spalio октомври октобар أكتوبر اكتوبر אוקטובר',
  'novembar novembra novembris studeni studenog lapkritis lapkricio ноември новембар نوفمبر נובמבר',
  'decembar decembra decembris detsember prosinac prosinca gruodis gruodzio desembre декември децембар ديسمبر דצמבר',
]

/** That a job has not ended. */
export const present = fold(
  'nykyaan; dosud; soucasnost; nyni; stale; sucasnost; doteraz; trva; jelenleg is; jelen; sada; danas; do danas; trenutno; danes; se traja; dabar; iki dabar; iki siol; sobrid; lidz sim; paslaik; praegu; tanaseni; nuna; досега; до момента; момента; сега; в момента; настоящем; данас; сада; сейчас; по сей день; дотепер; hiện tại; nay; hiện nay; الآن; حتى الآن; الحاضر; היום; כיום; ปัจจุบัน; actualitat',
)

/** Words that end or begin the name of an employer or a school. */
export const organisations = wordsIn(`
  sro kft zrt nyrt srl sia uab tnhh tbk ehf doo
  univerzita univerzitet univerza sveuciliste sveucilista universitatea universitetas universitate ulikool egyetem foiskola fakultet fakulteta fakulta gimnazija gimnazium gymnazium
  bolnica nemocnice nemocnica korhaz spital spitalul ligonine slimnica haigla sairaala banka bankas bankasi sporitelna pank yliopisto ammattikorkeakoulu opisto
  еоод оод ад доо еад университет универзитет болница банка факултет гимназија гимназия школа
  جامعة شركة مستشفى بنك معهد كلية مؤسسة
  אוניברסיטת אוניברסיטה מכללת מכללה בנק חברת טכניון`)

/** Legal forms at the end of a name, as a pattern of lower case. */
export const legalForms = 's\\.?\\s?r\\.?\\s?o|d\\.?\\s?d|kft|zrt|nyrt|oü|ehf|hf|еоод|оод|ад|доо'

/** Degrees as they are written, as a pattern. */
export const degrees =
  '(?:sairaanhoitaja|tradenomi|insinööri|medianomi|sosionomi|restonomi|fysioterapeutti|terveydenhoitaja)\\s\\((?:ylempi )?amk\\)|tradenomi|ylioppilas(?:tutkinto)?|(?:\\p{L}+\\s)?maisteri|(?:\\p{L}+\\s)?kandidaatti|diplomi-insinööri|lisensiaatti|(?:\\p{L}+\\s)?tohtori|(?:\\p{L}+\\s)?perustutkinto|ammattitutkinto' +
  '|bakal[aá]ř|bakal[aá]r|inženýr|inžinier(?:ka)?|maturita|vyučen|výuční list|výučný list' +
  '|alapképzés|mesterképzés|(?:okleveles )?közgazdász|érettségi|szakmunkás|bacalaureat|masterat|diplomă|licență|doctorat' +
  '|бакалавър|магистър|средно образование|мастер|дипломирани|магістр|спеціаліст|магистратура|бакалавриат' +
  '|magistra|magistrica|prvostupni(?:k|ca)|diplomiran[aio]?|univ\\.? ?bacc|mag\\.|maturant' +
  '|bakalaur(?:as|o|a|s)?(?: grāds| laipsnis)?|magistr(?:as|o|s)|maģistr(?:a|s)(?: grāds)?|bakalaureus(?:ekraad)?|magistrikraad|keskharidus' +
  '|cử nhân|thạc sĩ|kỹ sư|tiến sĩ|cao đẳng|ön lisans|doktora|grau (?:en|universitari)|s[123](?=\\s\\p{Lu})|d[34](?=\\s\\p{Lu})|lise diploması' +
  '|بكالوريوس|ماجستير|دكتوراه|دبلوم|ثانوية عامة|ليسانس|תואר (?:ראשון|שני|שלישי)|תעודת (?:בגרות|הוראה)|בגרות'

/** What names of schools hold, as a pattern. */
export const schools =
  'srednja šola|srednja škola|ammattikorkeakoulu|korkeakoulu|lukio|ammattiopisto|opisto|univerz|egyetem|főiskola|sveučili|fakult[ae]|vysok[aáé] škol|vysoké učení|střední|stredná|gimn[aá]zi|gymn[aá]z|liceul|colegiul|liceum|augstskol|koledž|kolegij|kolegium|ülikool|kõrgkool|gümnaasium|háskól|menntaskól|đại học|trường|جامعة|كلية|معهد|مدرسة|אוניברסיט|מכלל|תיכון|טכניון|гимнази|училище|колеж|факултет|факультет|универзитет|школа|лицей|техникум|колледж'

/** Names of human languages. */
export const languages = wordsIn(`
  cestina anglictina nemcina francouzstina spanelstina rustina slovenstina polstina italstina ukrajinstina madarstina slovencina francuzstina spanielcina madarcina
  magyar angol nemet francia spanyol olasz orosz roman szlovak engleski njemacki nemacki francuski talijanski italijanski spanjolski spanski ruski srpski hrvatski slovenski
  slovenscina anglescina nemscina francoscina italijanscina spanscina hrvascina srbscina ruscina lietuviu anglu rusu vokieciu prancuzu lenku ispanu latviesu krievu vacu francu
  indonesia inggris jepang arab jerman prancis belanda tiếng eesti inglise vene saksa prantsuse soome hispaania islenska enska danska catala castella angles alemany
  български английски немски френски руски испански италиански турски енглески немачки француски српски шпански
  العربية الإنجليزية الانجليزية الفرنسية الألمانية التركية الإسبانية עברית אנגלית ערבית רוסית צרפתית ספרדית גרמנית`)

/** Countries as their people call them; see `isRegion`. */
export const countries = phrasesIn(
  'česko;česká republika;slovensko;slovenská republika;magyarország;românia;hrvatska;srbija;slovenija;bosna i hercegovina;lietuva;latvija;eesti;ísland;suomi;catalunya;việt nam;србија;българия;россия;україна;беларусь;казахстан;الإمارات;السعودية;المملكة العربية السعودية;مصر;الأردن;لبنان;قطر;الكويت;المغرب;ישראל;ประเทศไทย',
)

/** Towns that are named alone; see `isKnownCity`. */
export const cities = phrasesIn(
  'brno;ostrava;plzeň;olomouc;liberec;hradec králové;pardubice;bratislava;košice;žilina;nitra;prešov;trnava;banská bystrica;budapest;debrecen;szeged;miskolc;pécs;győr;bucurești;cluj-napoca;timișoara;iași;constanța;brașov;craiova;sibiu;oradea;zagreb;split;rijeka;osijek;zadar;beograd;novi sad;niš;kragujevac;subotica;ljubljana;maribor;sarajevo;banja luka;mostar;vilnius;kaunas;klaipėda;šiauliai;rīga;riga;liepāja;daugavpils;tallinn;tartu;narva;pärnu;reykjavík;akureyri;helsinki;espoo;tampere;turku;oulu;hà nội;hồ chí minh;tp hồ chí minh;đà nẵng;hải phòng;cần thơ;софия;пловдив;варна;бургас;русе;стара загора;београд;нови сад;ниш;москва;санкт-петербург;новосибирск;екатеринбург;казань;нижний новгород;самара;краснодар;київ;львів;харків;одеса;дніпро;запоріжжя;вінниця;минск;алматы;астана;скопје;دبي;أبوظبي;الشارقة;الرياض;جدة;الدمام;القاهرة;الإسكندرية;عمان;بيروت;الدوحة;الدار البيضاء;الرباط;תל אביב;חיפה;ירושלים;באר שבע;הרצליה;רמת גן;נתניה;פתח תקווה;ראשון לציון;กรุงเทพ;กรุงเทพมหานคร;เชียงใหม่',
)
