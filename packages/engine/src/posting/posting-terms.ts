import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Seniority } from '@jobpilot/schemas/work-terms'
import { isEastAsian } from '../text/east-asian.ts'
import { type KnownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { endsIn } from '../text/units.ts'
import { workModes as eastAsianModes, employmentTypes as eastAsianTypes } from './data/east-asian-words.ts'
import { deniesMode, mayNameMode, workModes as modesByLanguage } from './data/terms-by-language.ts'
import type { PostingItem } from './posting-sections.ts'
import { readField } from './read-field.ts'

type EmploymentType = NonNullable<PostingContent['employmentType']>['value']
type WorkMode = NonNullable<PostingContent['workMode']>['value']
type Rule<T> = readonly [value: T, head: RegExp, body: RegExp]

const modeRules: readonly Rule<WorkMode>[] = [
  [
    'hybrid',
    /\bhybrid\b|hybride\b|híbrido|hybrydow|remote (?:or|\/) (?:on-?site|office)|\d days?(?: (?:a|per) week)? (?:in (?:the )?office|on-?site|remote|from home)|teilweise (?:home ?office|remote)|télétravail partiel/iu,
    /\bhybrid (?:working|work|role|position|model|schedule|policy|arrangement|setup|environment|office|basis)|\(hybrid\)|[#]LI-hybrid|hybrid[^.\n]{0,30}days?|\d[ -]?(?:to \d )?days?(?: (?:a|per|each) week)? (?:in (?:the|our) office|on-?site|from home|remote(?:ly)?)|mobiles? arbeiten|home ?office|télétravail|teletrabajo parcial|modalidad híbrida|hybrides? arbeiten|travail hybride|poste hybride/iu,
  ],
  [
    'remote',
    /\bremote\b|work from (?:home|anywhere)|télétravail complet|100 ?% (?:home ?office|télétravail)|\bremoto\b|\bvirtual\b|telecommute|home-based|zdalna/iu,
    /(?:fully|100 ?%|completely|permanently) (?:remote|distributed)|\(remote\b|\bremote (?:within|across|from|in|anywhere|or in)\b|remote[- ](?:first|only|position|role|job|opportunity|work(?:ing)? (?:from|within|in))|(?:role|position|job|team) is (?:fully |100% )?(?:remote|distributed)|work (?:remotely|from home|from anywhere)|[#]LI-remote|home-based (?:role|position)|teletrabajo|100 ?% remoto|full(?:y)? remoto/iu,
  ],
  [
    'onsite',
    /\bon-?site\b|\bin[ -]office\b|\bin[ -]person\b|\bwork from office\b|vor ort|présentiel|presencial/iu,
    /(?:role|position|job|work) (?:is|will be) (?:fully |100% |based )?(?:on-?site|in[ -]office|in[ -]person)|on-?site (?:role|position|job|only|work|presence|in our|at our|\d)|five days (?:a|per) week in (?:the|our) office|5 days (?:a|per) week in|no remote|not (?:a )?remote|vor-ort|en présentiel|[#]LI-onsite|\bwork from (?:the )?office\b|modalidad presencial|must (?:be able to )?(?:work|be) on-?site/iu,
  ],
]
const denialBefore = /(?:\bno|not|isn.t|without|non)[ -]+(?:a |an |currently |possible |fully )?$/iu
const denialAfter = /^[^:\n]{0,16}:\s*(?:no|not|none|nein|non|false)\b/iu

/** "Not remote", "Remote job: No". */
function isDenied(line: string, { index, 0: found }: RegExpExecArray): boolean {
  const end = index + found.length
  return denialBefore.test(line.slice(Math.max(0, index - 24), index)) || denialAfter.test(line.slice(end, end + 30))
}

/** Words without which no line names a way of working, or a kind of contract. */
const modeHint = new LineRule(
  /remot|hybrid|hybryd|híbrid|on-?site|office|home|télétravail|teletrabajo|mobile|distributed|anywhere|person|präs|présen|presen|vor[- ]ort|virtual|zdalna|days/iu,
)
const typeHint = new LineRule(
  /time|zeit|temps|tiempo|contract|contrat|freelance|intern|prakt|stag|temp|season|befrist|\bcd[di]\b|intérim|apprent|ausbild|azubi|altern|volunt|ehrenamt|bénév|permanent|jornada|hours|hrs|stunden|heures|horas|ir35|maternity|fest|werkstudent|student|deltid|heltid|fuldtid|etat|indefin|regular|co-op|vikariat|interim|c2c|1099|freiberuf|indépend|autónom|zzp|minijob|período|integral|pieno|becari|estágio|tirocinio|lærling|aprendiz|horário|parental|tagessatz|zamanl/iu,
)

const typeRules: readonly Rule<EmploymentType>[] = [
  [
    'full-time',
    /voll-\s?(?:oder|und|\/)\s?teilzeit|vollzeit ?(?:oder|\/|und) ?teilzeit|full[- ]?(?:time)? ?(?:or|\/) ?part[- ]?time|(?:heltid|fuldtid) ?(?:eller|och|og|\/) ?deltid/iu,
    /voll-\s?(?:oder|und|\/)\s?teilzeit|vollzeit ?(?:oder|\/|und) ?teilzeit|full[- ]?(?:time)? ?(?:or|\/) ?part[- ]?time|(?:heltid|fuldtid) ?(?:eller|och|og|\/) ?deltid/iu,
  ],
  [
    'internship',
    /\bintern(?:ship)?\b|praktik(?:um|ant)|\bstag(?:e|iaire)\b|prácticas|becari[oa]|estágio|estagiári|tirocinio|werkstudent|working student|co-op\b|praktikplads|staż/iu,
    /\b(?:this|summer|paid|\d+[- ]month) internship|interns? will|praktikum (?:bei|in)|durée du stage/iu,
  ],
  [
    'apprenticeship',
    /apprentice(?:ship)?\b|ausbildung (?:zum|zur|als)|auszubildende|\bazubi\b|alternance|apprentissage|lærling|aprendiz/iu,
    /\bapprenticeship (?:program|programme|with|in)|contrat d.apprentissage|ausbildungsbeginn/iu,
  ],
  [
    'volunteer',
    /\bvolunteer\b|ehrenamt|bénévol|voluntari/iu,
    /volunteer (?:position|role|opportunity)|unpaid position/iu,
  ],
  [
    'part-time',
    /part[- ]?time|teilzeit|temps partiel|tiempo parcial|media jornada|meio período|deltid|parttime|\bpart time\b|niepełny etat|minijob|yarı zamanlı/iu,
    /part[- ]time (?:role|position|job|hours|contract|basis)|in teilzeit|à temps partiel|jornada parcial/iu,
  ],
  [
    'contract',
    /(?<!\b(?:permanent|fixed[- ]term|temporary|seasonal|(?:full|part)[- ]time|tijdelijk|vast) )\bcontract(?:or)?\b(?!:| ?(?:type|length|manager|administrator|specialist|negotiat|management))|freelance|\bc2c\b|\b1099\b|freiberuflich|indépendant|autónomo|zzp\b/iu,
    /(?:this is an? |\d+[- ](?:month|week) |long[- ]term |initial )(?:\d+[- ](?:month|week) )?contract\b|contract (?:role|position|length|duration|to hire|basis)|independent contractor|outside ir35|inside ir35|tagessatz|freelance (?:role|position|basis)/iu,
  ],
  [
    'temporary',
    /temporary|\btemp\b|fixed[- ]?term|seasonal|(?<!un)befristet(?!e[nrs]? aufenthalt)|\bcdd\b|intérim|temporal\b|temporário|maternity cover|parental leave cover|vikariat|tijdelijk|interim\b|(?:tempo|prazo) determina[td]o/iu,
    /(?:temporary|seasonal|fixed[- ]term) (?:role|position|job|contract|basis|appointment)|befristet (?:auf|bis|für)|contrat à durée déterminée|maternity (?:leave )?cover/iu,
  ],
  [
    'full-time',
    /full[- ]?time|vollzeit|temps (?:plein|complet)|tiempo completo|jornada completa|tempo integral|tempo pieno|horário completo|fulltime|fuldtid|heltid|voltijd|pełny etat|tam zamanlı/iu,
    /full[- ]time|in vollzeit|à temps plein|jornada completa|(?:35|36|37|37[.,]5|38|38[.,]5|39|40)[ -]?(?:hours?|hrs|stunden|std\.?|h|heures|horas)(?: ?\/| per| a| pro| par|\s)/iu,
  ],
]

/** That work has no end says that it is full-time only where nothing says how long its days are. */
const lastingRules: readonly Rule<EmploymentType>[] = [
  [
    'full-time',
    /\bcdi\b|festanstellung|unbefristet|permanent|indefinido|regular\b/iu,
    /\bcdi\b|permanent (?:role|position|contract|full)|unbefristete|contrato indefinido/iu,
  ],
]

/** Where the first rule that holds for a line is, by one of its columns. */
type Found<T> = { value: T; start: number; end: number } | null
type Finder<T> = Record<1 | 2, (line: KnownLine) => Found<T>>

function firstMatch<T>(rules: readonly (readonly [T, RegExp])[], text: string): Found<T> {
  for (const [value, pattern] of rules) {
    const match = pattern.exec(text)
    if (match !== null && !deniesMode.test(text.slice(Math.max(0, match.index - 40), match.index)))
      return { value, start: match.index, end: match.index + match[0].length }
  }
  return null
}

function finderOf<T>(
  rules: readonly Rule<T>[],
  hint: LineRule,
  eastAsianRules: readonly (readonly [T, RegExp])[] = [],
  otherRules: readonly (readonly [T, RegExp])[] = [],
): Finder<T> {
  const by = (column: 1 | 2) => {
    const lineRules = rules.map((rule) => [rule[0], new LineRule(rule[column])] as const)
    return ofLine((line): Found<T> => {
      for (const [value, rule] of lineRules) {
        const match = rule.exec(line)
        if (match === null || (value !== 'onsite' && isDenied(line.text, match))) continue
        return hint.test(line) ? { value, start: match.index, end: match.index + match[0].length } : null
      }
      if (isEastAsian(line)) return firstMatch(eastAsianRules, line.text)
      return mayNameMode.test(line.text) ? firstMatch(otherRules, line.text) : null
    })
  }
  return { 1: by(1), 2: by(2) }
}
const findMode = finderOf<WorkMode>(modeRules, modeHint, eastAsianModes, modesByLanguage)
const findType = finderOf<EmploymentType>(typeRules, typeHint, eastAsianTypes)
const findLasting = finderOf(lastingRules, typeHint)

const isLabelled = ofLine(
  ({ text }) =>
    text.includes(':') &&
    /^(?:job |employment |contract |work |position |working |location |remote )?(?:type|mode|model|status|schedule|pattern|time|arrangement|hours|locations?|basis|art|remote|anstellungsart|beschäftigungsart|arbeitszeit|vertragsart|arbeitsmodell|contrat|type de contrat|contrato|jornada|modalidad|umfang|standort|arbeitsort)\b[^:]{0,20}:/iu.test(
      text,
    ),
)
/** No label, and no sentence. */
const isOpenEnded = ({ text }: KnownLine) => !endsIn(text, '.!?')

type Hit<T> = { value: T; start: number; end: number; confidence: number }

/** `last` is asked of labels and header lines after `find`, and of the text after it. */
function search<T>(items: PostingItem[], titleAt: number, find: Finder<T>, last?: Finder<T>): Hit<T> | undefined {
  const head = items
    .slice(0, Math.max(titleAt, 0) + 7)
    .filter((item) => item.end - item.start <= 160 && !item.isBullet && isOpenEnded(item.line))
  const labelled = items.slice(0, 150).filter((item) => item.text.length < 160 && isLabelled(item.line))
  const body = items.filter((item) => item.section !== 'skip' && item.section !== 'about')
  for (const [lines, column, confidence, finder] of [
    [labelled, 1, 0.95, find],
    [head, 1, 0.9, find],
    [labelled, 1, 0.9, last],
    [head, 1, 0.85, last],
    [body, 2, 0.7, find],
    [body, 2, 0.65, last],
  ] as const) {
    if (finder === undefined) continue
    for (const item of lines) {
      const found = finder[column](item.written.upTo(1500))
      if (found !== null)
        return { value: found.value, start: item.start + found.start, end: item.start + found.end, confidence }
    }
  }
  return undefined
}

/** Remote, hybrid or on site, from labels and header lines first, then from plain statements in the text. */
export function readWorkMode(source: string, items: PostingItem[], titleAt: number): PostingContent['workMode'] {
  const hit = search(items, titleAt, findMode)
  return hit === undefined
    ? null
    : { ...readField('work-mode', source, hit.start, hit.end, hit.confidence), value: hit.value }
}

/** Full-time, contract, internship and so on. */
export function readEmploymentType(
  source: string,
  items: PostingItem[],
  titleAt: number,
): PostingContent['employmentType'] {
  const hit = search(items, titleAt, findType, findLasting)
  return hit === undefined
    ? null
    : { ...readField('employment-type', source, hit.start, hit.end, hit.confidence), value: hit.value }
}

const scope =
  /\bremote\b(?:\s*[-–—:·|,]\s*|\s+(?:within|in|from|across|for|based in)\s+(?:the )?|\s*\(\s*|\s+)((?:(?:US|USA|U\.S\.|UK|EU|EMEA|EEA|DACH|LATAM|APAC|Europe|Canada|Germany|India|Worldwide|Anywhere|Global|North America|United States|United Kingdom)(?![\p{L}])(?:[ /,&]|\bor\b|\band\b|-)*)+(?:only|based|timezones?|time zones?)?|(?!UTC|GMT|CET)[\p{Lu}][\p{L}.]+(?:,? [\p{Lu}][\p{L}.]+){0,3}(?: only)?)|\b((?:US|USA|UK|EU|Canada|Europe|Germany|India|LATAM)[ -](?:only|based(?: candidates)?|residents only))|\bremote\b[^\n]{0,14}?\(((?:[^()\n]){2,40})\)|(?:work from |remote, )(anywhere(?: in (?:the )?[\p{Lu}][\p{L} ]{1,30})?)/iu

const scopeRule = new LineRule(scope)
const findScope = ofLine((line) => {
  const match = scopeRule.exec(line)
  const found = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4]
  if (
    match === null ||
    found === undefined ||
    !/^[\p{Lu}]|^anywhere/u.test(found) ||
    /^(?:hybrid|full|part|contract|job|first|work|role|position|office|senior|team|no\b)/iu.test(found)
  )
    return null
  const start = match.index + match[0].lastIndexOf(found)
  return { start, end: start + found.trimEnd().replace(/[,·/&-]$/, '').length }
})

/** Where remote work may be done from, as written: "Canada", "EU", "US only". Null unless the work is remote. */
export function readRemoteScope(
  source: string,
  items: PostingItem[],
  mode: PostingContent['workMode'],
): PostingContent['remoteScope'] {
  if (mode?.value === 'onsite') return null
  for (const item of items.slice(0, 200)) {
    if (item.section === 'about' || item.section === 'skip') continue
    const found = findScope(item.written.upTo(600))
    if (found === null) continue
    return readField('remote-scope', source, item.start + found.start, item.start + found.end, 0.8)
  }
  return null
}

const levels: readonly (readonly [Seniority, RegExp])[] = [
  [
    'c-level',
    /\b(?:[Cc]hief|CHIEF)\b(?: [\p{L}]+){1,3} (?:[Oo]fficer|OFFICER)\b|\bC[ETFOIM][OT]\b|\bCISO\b|\bCPO\b|geschäftsführer/u,
  ],
  ['vp', /\b(?:vp|svp|evp|avp|vice[ -]president)\b/iu],
  ['director', /\bdirect(?:or|eur|rice)\b|\bhead of\b|\bbereichsleit|\bdirettore|\bdiretor/iu],
  [
    'principal',
    /\bprincipal\b(?! investigator)|\bdistinguished\b|\bfellow\b(?=.*engineer)|(?<!assistant |associate )\bprofessor\b/iu,
  ],
  [
    'staff',
    /\bstaff (?:[\p{L}/+-]+ ){0,3}(?:engineer|developer|scientist|designer|researcher|architect|product|software|machine|data|technical|security)|\bsenior staff\b|\bmember of technical staff\b|\bengineer,? staff\b|\((?:senior or )?staff\)|\btech(?:nical)? lead\b|\blead (?:software|engineer|developer|data|backend|frontend|machine|designer|product|platform|security|devops)/iu,
  ],
  [
    'entry',
    /\bintern(?:ship)?\b|\bjunior\b|\bjr\b|entry[ -]?level|\bgraduate\b(?! (?:degree|studies))|new grad|\btrainee\b|\bapprentice|werkstudent|working student|praktikant|auszubildende|berufseinsteiger|débutant|\bstagiaire|alternan|\bestagiári|becari|early career|\bjúnior\b/iu,
  ],
  ['senior', /\bsenior\b|\bsr\b|\bs[eéê]nior\b|\blead\b|\b(?:III|IV)\b|erfahrene[rn]?\b|\bexperienced\b|leitende/iu],
  ['mid', /\bmid(?:[ -]?level| level|weight|[ -]senior)?\b|\bintermediate\b|\bII\b|\bpleno\b|confirmé/iu],
]

const namesLevel = ofLine(({ text }) =>
  /^(?:seniority|experience|career|job)?[ -]?(?:level|seniority|karrierestufe|grade)\b[^:]{0,12}:/iu.test(text),
)

/** The level the title names, else the one a header line or label names ("Mid-Senior level"). */
export function readSeniority(
  source: string,
  items: PostingItem[],
  titleAt: number,
  title: PostingContent['title'],
): PostingContent['seniority'] {
  const head = items
    .slice(0, Math.max(titleAt, 0) + 6)
    .filter((item) => item.text.length <= 120 && !item.isBullet && isOpenEnded(item.line))
  const labelled = items.slice(0, 120).filter((item) => namesLevel(item.line))
  const places = [
    ...(title?.span ? [{ start: title.span.start, end: title.span.end, confidence: 0.95 }] : []),
    ...labelled.map((item) => ({ ...item, confidence: 0.85 })),
    ...head.map((item) => ({ ...item, confidence: 0.75 })),
  ]
  for (const place of places) {
    const text = source.slice(place.start, place.end)
    for (const [value, pattern] of levels) {
      const match = pattern.exec(text)
      if (match === null || (place.confidence < 0.8 && value === 'director')) continue
      return {
        ...readField(
          'seniority',
          source,
          place.start + match.index,
          place.start + match.index + match[0].length,
          place.confidence,
        ),
        value,
      }
    }
  }
  return null
}

/** The level words in a title of a resume or of a wish, highest first. */
export function seniorityOf(title: string): Seniority | null {
  return levels.find(([, pattern]) => pattern.test(title))?.[0] ?? null
}
