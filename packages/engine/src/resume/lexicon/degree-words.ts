import { degrees, schools } from './words-by-language.ts'

const letters = String.raw`B\.?\s?Sc\.?|M\.?\s?Sc\.?|B\.?\s?S\.?|M\.?\s?S\.?|B\.?\s?A\.?|M\.?\s?A\.?|B\.?\s?E\.?|M\.?\s?E\.?|B\.?\s?Tech\.?|M\.?\s?Tech\.?|B\.?\s?Eng\.?|M\.?\s?Eng\.?|B\.?\s?Com\.?|M\.?\s?Com\.?|B\.?\s?Ed\.?|M\.?\s?Ed\.?|Ph\.?\s?D\.?|D\.?\s?Phil\.?|M\.?\s?Phil\.?|M\.?B\.?A\.?|E\.?M\.?B\.?A\.?|B\.?B\.?A\.?|B\.?C\.?A\.?|M\.?C\.?A\.?|B\.?B\.?M\.?|B\.?F\.?A\.?|M\.?F\.?A\.?|B\.?S\.?N\.?|M\.?S\.?N\.?|A\.?D\.?N\.?|A\.?A\.?S\.?|A\.?A\.?|A\.?S\.?|B\.?S\.?W\.?|M\.?S\.?W\.?|M\.?P\.?H\.?|M\.?P\.?A\.?|M\.?P\.?P\.?|L\.?L\.?B\.?|L\.?L\.?M\.?|J\.?D\.?|M\.?D\.?|D\.?O\.?|D\.?D\.?S\.?|D\.?N\.?P\.?|Pharm\.?\s?D\.?|Ed\.?D\.?|D\.?B\.?A\.?|M\.?B\.?B\.?S\.?|M\.?B\.?Ch\.?B\.?|B\.?Arch\.?|M\.?Arch\.?|M\.?Res\.?|M\.?Chem\.?|M\.?Phys\.?|M\.?Math\.?|M\.?Sci\.?|B\.?Pharm\.?|M\.?Pharm\.?|B\.?Des\.?|M\.?Des\.?|B\.?Mus\.?|M\.?Mus\.?|B\.?Th\.?|M\.?Div\.?|P\.?G\.?D\.?M\.?|P\.?G\.?C\.?E\.?|HND|HNC|NVQ|BTEC|GED|OSSD|WASSCE|WAEC|BTS|DUT|BUT|DEUG|DEA|D\.?E\.?S\.?S\.?|D\.?E\.?C\.?|B\.?A\.?A\.?|CAP|BEP|GCSEs?|A[- ][Ll]evels?|IB|SSC|HSC|KCSE|KCPE|SSCE|NECO|CXC|CSEC|IGCSEs?|SPM|STPM|O[- ][Ll]evels?|HBO-V|MBO-V|DNSEP|DNAP|DNMADE|DSAA|CQP|DPhil|DSCG|DCG|DECF|DESCF|CAPES|SSLC|CBSE|ICSE|HBO|MBO|WO|VWO|HAVO|VMBO|ACA|ACCA|CIMA|EdM|ScD|SB|SM|AB|AM|BSEE|BSME|BSCE|BSCS|MSCS|MSEE|MIM|MFin|MEM|BMath|BASc|MASc|BSBA|MSc|BSc|MPhil|DPhil|PGDip|PGCert|CertHE|DipHE|FdA|FdSc|CFA`

const words = String.raw`bachelor(?:'?s|ov[eé]?|ado|arbeit)?|bacharel(?:ado|a)?|master(?:'?s|studium|ado|arbeit)?|(?:magister|bachelor)studium|magister|magistr\w*|m[aá]ster|mestrado|maestr[ií]a|(?:specialistische |hbo-|mbo-)?opleiding(?: tot| verpleegkunde)?|civilingenj[oö]r|h[oö]gskoleingenj[oö]r|kandidatexamen|masterexamen|ingenier[ií]a (?:industrial|civil|mec[aá]nica|en|electr[oó]nica|qu[ií]mica)|magister|licencjat|in[zż]ynier|mast[eè]re|titre professionnel|technik|lisans|y[uü]ksek lisans|sarjana|licen[tț][aă]|ma[iî]trise|pre-(?:pharmacy|medical|med|law|nursing|engineering|university)(?: (?:studies|course))?|doctor(?:ate|ado|at)?|doktor(?:at|ingenieur)?|promotion|dottorato|doutorado|doctor of|associate(?:'?s)?(?: degree| of| in)|diploma|diplom(?:-?\w+)?|dipl\.?-?\s?\w*\.?|dipl[oô]me|licence|licenciatura|licenciado|licenciada|laurea(?:\s+(?:magistrale|triennale|specialistica))?|grado|graduado|graduada|gradua[cç][aã]o|p[oó]s-gradua[cç][aã]o|especializa[cç][aã]o|especializaci[oó]n|tecn[oó]logo|t[eé]cnico en|t[eé]cnico em|ensino m[eé]dio|bachillerato|baccalaur[eé]at|bac(?:\s?\+\s?\d)?|matura|maturit[aà]|abitur|fachabitur|fachhochschulreife|mittlere reife|realschulabschluss|hochschulreife|staatsexamen|ausbildung (?:zum|zur)|berufsausbildung|propedeuse|doctoraal|specialist|postgraduate|post-graduate|undergraduate degree|graduate certificate|certificate (?:in|of)|certificat|foundation degree|higher secondary|secondary school certificate|(?:west african )?senior school certificate(?: examination)?|umschulung zu[mr]|lehre (?:als|zum|zur)|senior secondary|intermediate|matriculation|meisterprüfung|gesellenprüfung|gesellenbrief|facharbeiterbrief|classes pr[eé]paratoires|cpge|pr[eé]pa|access to higher education|access course|high school diploma|class (?:x|xii|10|12)(?:th)?|10th|12th|xii|ssc|hsc|higher national|honou?rs degree|nanodegree|immersive|boot-?camp|apprenticeship|vocational|ingeniero|ingeniera|ingenier[ií]a|ing[eé]nieur|dipl[oô]m[eé] d'ing[eé]nieur|engineer's degree|degree|minor in|major in|leaving certificate|abitur|certifica(?:te|ção|cion|ción) (?:in|of|em|en)|formation|学士|修士|博士|학사|석사|박사|maestro|бакалавр|магистр|специалист|inżynier|licencjat|(?:leraren|beroeps)opleiding|πτυχ[ιί]ο|δ[ιί]πλωμα|μεταπτυχιακ[οό]|διδακτορικ[οό]|απολυτ[ηή]ριο|kandidat(?:examen)?|civilingenj[oö]r|lisans|yüksek lisans`

const degreePattern = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?:(?:${words}|${degrees})(?![\\p{L}])|(?:Executive|International|Global|Full-?time|Part-?time)\\s+MBA)`,
  'iu',
)
const letterPattern = new RegExp(`(?<![\\p{L}\\p{N}.&'])(?:${letters})(?![\\p{L}\\p{N}&'])`, 'u')

/** Offset of the first degree in the words, or -1. Abbreviations count only as written: "BA", not "ba". */
export function degreeIndex(text: string): number {
  const found = [degreePattern.exec(text)?.index, letterPattern.exec(text)?.index].filter(
    (index) => index !== undefined,
  )
  return found.length === 0 ? -1 : Math.min(...found)
}

const schoolPattern =
  /(?:universit|universid|uniwersytet|universiteit|\buniv\b|college|school|institut|istituto|academ|akademi|hochschule|hogeschool|polytech|politecni|polit[eé]cnic|gymnasium|lyc[eé]e|liceo|col[eé]gio|colegio|escuela|escola|[eé]cole|\biae\b|\biut\b|faculdade|facultad|facult[eé]|fakultät|fachschule|berufsschule|realschule|gesamtschule|\biit\b|\biim\b|\bnit\b|vidyalaya|vidya|mandir|conservato|seminary|\bhigh\b|senai|senac|\bmit\b|\beth\b|ucla|\bucl\b|\blse\b|caltech|\bhec\b|insead|essec|escp|sciences po|\bfgv\b|\bpuc\b|\busp\b|\bunicamp\b|\bufrj\b|\bjatc\b|training cent|handwerkskammer|\bihk\b|bildungszentrum|университет|університет|інститут|коледж|институт|академия|大学|高校|학교|대학|ミ|yliopisto|universitet|üniversite|wharton|kellogg|sloan|\bktH\b|technion|roc\b|lyceum|scholengemeenschap|open university|fundação getulio|vocational|πανεπιστ[ηή]μιο|πολυτεχνε[ιί]ο|λ[υύ]κειο|γυμν[αά]σιο|(?<!\p{L})(?:τει|ιεκ|επαλ|απθ|εκπα|εμπ)(?!\p{L})|skol(?:a|an|e|en)(?!\p{L})|högskola|høgskole|højskole|gymnasiet|technikum)/iu

const schoolByLanguage = new RegExp(schools, 'iu')

/** Whether the words name a school by a word in them. */
export function isSchoolLike(text: string): boolean {
  return schoolPattern.test(text) || schoolByLanguage.test(text)
}

/** Providers of short full-time courses whose name is written in one phrase with the course. */
export const bootcampProviders =
  /^(?:General Assembly|Flatiron School|Hack Reactor|App Academy|Le Wagon|Ironhack|Springboard|Lambda School|BloomTech|Fullstack Academy|Codesmith|Makers(?: Academy)?|Coding Dojo|Thinkful|Tech Elevator|Turing School|Galvanize|Northcoders|Spiced Academy|CareerFoundry|Udacity|Metis|Recurse Center|Founders and Coders)\s+(?=\S)/u
