import type { Field } from '@jobpilot/schemas/fields'
import { type KnownLine, knownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { otherScripts } from '../text/scripts.ts'
import { singleSpaced } from '../text/single-spaced.ts'
import { endsIn } from '../text/units.ts'
import { closingLabels, placeLabels } from './data/east-asian-words.ts'
import type { PostingItem } from './posting-sections.ts'
import { readField } from './read-field.ts'

/** Words that make a wish of a requirement: "is a plus", "von Vorteil". */
export const niceCue =
  /\b(?:(?:is|are|would be|considered|as) (?:an? )?(?:big |huge |strong |real |definite |added |great )?(?:plus|bonus|advantage|asset)|a (?:big |huge |strong |real |definite )?plus|nice to have|preferred|preferably|ideally|desirable|desired but|advantageous|good to have|not required|optional|would be (?:great|helpful|beneficial)|bonus points|beneficial)|von vorteil|wünschenswert|idealerweise|gerne auch|un plus|un atout|serait apprécié|souhaité[e]?s?\b|idéalement|deseable|se valora|valorable|será um diferencial|desejável|gradit[oa]|een pré|(?:er|är) (?:en fordel|meriterande|et plus)|mile widzian|výhodou(?!\p{L})|eduksi|előnyt? jelent|előny(?!\p{L})|avantaj(?!\p{L})|kasuks tule|privalum|priekšrocīb|(?<!\p{L})prednost(?!\p{L})|poželjno|zaželeno|tercih (?:sebebi|edilir)|nilai tambah|lebih disukai/iu

/** Words that make a requirement of a sentence, for postings without headings. */
export const mustCue =
  /\b(?:requir(?:ed|es|ement)|must (?:have|be|hold|possess)|you(?: will|.ll)? (?:have|hold|bring|need|know|possess|are (?:comfortable|proficient|experienced|fluent|able|confident|a|an))|you.ve|need(?:s|ed)? (?:to have|someone|a|an|experience)|minimum|at least|ability to|able to|proficien\w+|experience (?:with|in|of|as|working|building|using|required)|experienced (?:in|with)|degree in|bachelor|master.s|diploma|certifi(?:ed|cation)|licen[sc]ed?|\d\+? years|knowledge of|familiar with|fluent|looking for someone (?:who|with)|strong (?:background|skills|command))|erfahrung (?:in|mit|als)|kenntnisse|abgeschlossene|ausbildung als|voraussetz|du (?:hast|bringst|verfügst|kannst|bist)|sie (?:haben|bringen|verfügen)|wir erwarten|vous (?:avez|maîtrisez|justifiez|êtes|disposez)|expérience (?:de|en|dans)|maîtrise|diplôme|titulaire|experiencia (?:en|con|de)|requiere|imprescindible|titulación|experiência (?:em|com)|esperienza (?:in|di|nel)|laurea|ervaring (?:met|in|als)|erfaring (?:med|som|fra)/iu
const dutyCue =
  /\b(?:you(?: will|.ll)|responsible for|you would|the role involves|duties include|your day|you.d be|in this role|day to day)\b|zu (?:deinen|ihren) aufgaben|du (?:übernimmst|betreust|entwickelst|arbeitest)|sie (?:übernehmen|betreuen)|vous (?:serez|assurez|participez|aurez)|tu misión|te encargarás|serás responsable/iu
/** The same in other scripts, whose words a rule of lines does not look for. */
const otherNiceCue =
  /(?:будет|будут|буде) (?:плюсом|преимуществом|перевагою)|(?:плюсом|преимуществом|перевагою) (?:будет|будут|буде)|желательно|бажано|предимство|пожељно|предност|θα εκτιμηθ|επιθυμητ|يفضل|ميزة إضافية|יתרון/iu
const otherScript = new RegExp(`[${otherScripts}]`)
const niceRule = new LineRule(niceCue)
const saysNiceInOtherScript = (text: string) => otherScript.test(text) && otherNiceCue.test(text)
const isWishful = (text: string) => niceCue.test(text) || saysNiceInOtherScript(text)
/** Whether a clause of a line makes a wish of what it asks for. */
export const saysWishAt = (line: KnownLine, from: number, to: number | undefined): boolean =>
  saysNice(line) && isWishful(line.text.slice(from, to))
const mustRule = new LineRule(mustCue)
const dutyRule = new LineRule(dutyCue)
const saysMust = ofLine((line) => mustRule.test(line))
const saysNice = ofLine((line) => niceRule.test(line) || saysNiceInOtherScript(line.text))
const saysDuty = ofLine((line) => dutyRule.test(line))
const needsNothing = new LineRule(/\b(?:don.t need|no [\p{L} ]+ (?:needed|required|necessary))|^notice period/iu)
const isOffer = new LineRule(/\b(?:equal opportunity|without regard|salary|we offer|benefits)\b/iu)
const isDemand = new LineRule(/\b(?:need|must|required)\b/iu)
/** "At least 5 years in controlling, ideally in medtech" is needed; only its end is a wish. */
const wishClause =
  /,\s*(?:ideally|preferably|idealerweise|vorzugsweise|idéalement|de préférence|idealmente|preferentemente)\b.*$/iu
const wishLead = /^(?:nice to have|bonus|plus|preferred|ideally|extra)/iu

export type Requirements = {
  mustHaves: Field[]
  niceToHaves: Field[]
  responsibilities: Field[]
  about: Field[]
  hasSections: boolean
  /** The lines that the must-haves and the nice-to-haves are. */
  asked: { must: readonly PostingItem[]; nice: readonly PostingItem[] }
}

/** Terms and dates with a label, and what one clicks on, stand below a list of requirements and are none. */
const termLabel = new RegExp(
  `^(?:notice period|salary|pay|location|work location|start date|job types?|employment type|contract(?: type)?|working hours|closing date|deadline|apply by|interviews?|gehalt|lohn|entlohnung|vergütung|arbeitsbeginn|eintrittsdatum|arbeitsort|bewerbungsfrist|date limite[^:]{0,20}|salaire|lieu|salario|fecha límite|ubicación|retribuzione|sede|salaris|standplaats|lön|sista ansökningsdag|løn|lønn|ansøgningsfrist|søknadsfrist|wynagrodzenie|prazo|salário|給与|年収|勤務時間|급여|연봉|薪资|${closingLabels}|${placeLabels})\\s*[:：]`,
  'iu',
)
const pageControl =
  /^(?:apply(?: now| here| online)?|easy apply|save(?: (?:this )?job)?|share(?: this job)?|report (?:this )?job|(?:show|see) (?:more|less)|set alert[^.]{0,40}|meet the hiring team|people you can reach out to|jetzt bewerben|postuler|inscribirme(?: a esta oferta)?|solliciteer(?: nu| direct)?)\W*$/iu
const isAside = ({ text }: PostingItem) => termLabel.test(text) || pageControl.test(text)

function content(items: PostingItem[], section: PostingItem['section']): PostingItem[] {
  return items.filter(
    (item) =>
      item.section === section && !item.isHeading && (item.text.length > 2 || /^\p{Lu}[\p{L}#+]?$/u.test(item.text)),
  )
}

/** A lead-in such as "You're likely a strong fit if you:" or "These aren't hard requirements:" asks for nothing itself. */
function isLeadIn(item: PostingItem, next: PostingItem | undefined): boolean {
  if (item.isBullet) return false
  if (endsIn(item.text, ':,')) return true
  if (next?.isBullet !== true) return false
  const asks = item.text.length > 40 && saysMust(item.line)
  return (!asks && item.text.split(' ').length < 45) || (item.text.length < 26 && !/\d/.test(item.text))
}

type Part = { line: KnownLine; written: KnownLine; start: number; end: number }

/** The sentences of a line as written, with their offsets into it. */
const sentencesOf = ofLine((line): readonly Part[] => {
  const { text } = line
  const parts: Part[] = []
  const add = (start: number, end: number) => {
    if (end <= start) return
    const written = line.part(start, end)
    const spaced = singleSpaced(written.text)
    parts.push({ written, line: spaced === written.text ? written : knownLine(spaced), start, end })
  }
  let from = 0
  for (const cut of text.matchAll(/[.!?](?=\s+[\p{Lu}\d])|;(?=\s)/gu)) {
    // A semicolon belongs to neither of what it parts.
    const end = cut.index + (cut[0] === ';' ? 0 : 1)
    if (/\b(?:e\.g|i\.e|etc|Dr|Sr|St|U\.S|z\.B|bzw|inkl|ca|vs|incl|approx|No)\.$/u.test(text.slice(from, end))) continue
    add(from, end)
    from = cut.index + 1
    while (/\s/.test(text.charAt(from))) from++
  }
  add(from, text.length)
  return parts
})

function sentences(item: PostingItem): PostingItem[] {
  // Of a short line too, what is asked for is told from what is wished for.
  if (item.isBullet || (item.text.length < 140 && !(saysMust(item.line) && saysNice(item.line)))) return [item]
  return sentencesOf(item.written).map(({ line, written, start, end }) => ({
    ...item,
    line,
    written,
    text: line.text,
    start: item.start + start,
    end: item.start + end,
  }))
}

const mostFields = 120

const fields = (prefix: string, source: string, items: PostingItem[], confidence: number) =>
  items
    .slice(0, mostFields)
    .map((item, index) =>
      readField(`${prefix}-${index + 1}`, source, item.start, item.end, confidence, item.text.trim()),
    )

function withoutHeadings(
  items: PostingItem[],
  titleAt: number,
): { must: PostingItem[]; nice: PostingItem[]; duties: PostingItem[] } {
  const must: PostingItem[] = []
  const nice: PostingItem[] = []
  const duties: PostingItem[] = []
  items.forEach((item, index) => {
    if (
      item.isHeading ||
      index <= titleAt ||
      ['benefits', 'skip', 'about', 'pay', 'must', 'nice'].includes(item.section) ||
      (item.text.length < 25 && !item.isBullet)
    )
      return
    for (const part of sentences(item)) {
      if (needsNothing.test(part.line) && !/\bmust\b/iu.test(part.text)) continue
      if (wishLead.test(part.text) || saysNice(part.line)) nice.push(part)
      else if (isOffer.test(part.line)) continue
      else if (saysDuty(part.line) && !isDemand.test(part.line)) duties.push(part)
      else if (saysMust(part.line)) must.push(part)
    }
  })
  return { must, nice, duties }
}

/** Sorts the lines of a posting into must-haves, nice-to-haves, duties and lines about the employer, as written. */
export function readRequirements(source: string, items: PostingItem[], titleAt: number): Requirements {
  const take = (section: PostingItem['section']) => {
    const lines = content(items, section)
    return lines.filter((item, index) => !isLeadIn(item, lines[index + 1])).flatMap((item) => sentences(item))
  }
  const all = take('must')
  const isWish = (item: PostingItem) =>
    saysNice(item.line) &&
    isWishful(item.text.replace(wishClause, '')) &&
    !/;/.test(item.text) &&
    !/\b(?:required|must)\b/iu.test(item.text)
  let must = all.filter((item) => !isWish(item) && !isAside(item))
  let nice = [
    ...take('nice').filter((item) => !isAside(item) && !/^(?:\(?note\b|these aren)/iu.test(item.text)),
    ...all.filter(isWish),
  ]
  let duties = take('duties')
  const hasSections = must.length > 0
  if (!hasSections) {
    const found = withoutHeadings(items, titleAt)
    must = found.must
    nice = [...nice, ...found.nice]
    if (duties.length === 0) duties = found.duties
  }
  const confidence = hasSections ? 0.9 : 0.55
  return {
    mustHaves: fields('must', source, must, confidence),
    niceToHaves: fields('nice', source, nice, confidence),
    responsibilities: fields('duty', source, duties, duties.length > 0 && hasSections ? 0.9 : 0.6),
    about: fields('about', source, take('about').slice(0, 40), 0.8),
    hasSections,
    asked: { must: must.slice(0, mostFields), nice: nice.slice(0, mostFields) },
  }
}
