import type { Field } from '@jobpilot/schemas/fields'
import { hasEastAsian } from '../text/east-asian.ts'
import { fold } from '../text/fold.ts'
import { jobWords } from '../text/job-words.ts'
import { labelled as labelledBy, titleEnding, titleLabels } from './data/east-asian-words.ts'
import { roleEndings, roleNouns } from './data/title-words.ts'
import { findPlaces } from './gazetteer.ts'
import type { PostingItem } from './posting-sections.ts'
import { readField, trimSpan } from './read-field.ts'

const label =
  /^(?:job ?title|position(?: title)?|title|role|job|vacancy|post(?:ition)? title|stellenbezeichnung|stelle|beruf|poste|intitulé(?: du poste)?|puesto|cargo|vaga|posizione|functie|stilling|titel)\s*[:–-]\s+(?=\S)/iu
const eastAsianLabel = labelledBy(titleLabels)
const hires =
  /^[\p{Lu}][\p{L}&.’' ]{1,40} (?:is (?:now )?(?:hiring|looking for|seeking|recruiting)|seeks|søger|sucht|recherche|recrute|busca|zoekt|söker)(?: (?:an?|en|et|eine?n?|un|une|una|our next))? (?=[\p{Lu}])/u
const preamble =
  /^(?:#\d+ job|now hiring|we.?re hiring|we are hiring|hiring|urgent(?:ly)?(?: hiring)?|immediate opening|job opening|open position|job alert|new|stellenanzeige|offre d.emploi|oferta de empleo|wir suchen(?: (?:eine?n?|dich als|sie als))?|zur verstärkung[^:]{0,60}suchen wir(?: eine?n?)?|recrute|vacancy)\s*[:!–-]?\s+(?=\S)/iu
const junk =
  /^(?:(?:hi|hello|hey|dear)\b|job posting|job description|posted|apply|save|share|report|back to|home\b|menu|skip|sign in|log in|search|easy apply|promoted|reposted|jobs?$|careers?$|new$|view all|all jobs|see all|about|overview|location|salary|date|department|team\b|req(?:uisition)?\b|job (?:id|ref|number|code)|reference|ref\b|cookie|we use|be an early|actively (?:hiring|recruiting)|over \d+|join our|click|print|email)|\bago\b|applicants?\b|https?:|www\.|@\S+\.\S|[»›>].*[»›>]|\/\S+\/\S+\//iu
const gender =
  /\(\s*(?:[mwfdxhiag]\s*[/|,*]\s*){1,3}[mwfdxhiag]\s*\)|\((?:all genders|alle geschlechter|gn|divers)\)|\b[HF]\s?\/\s?[FH]\b/iu

function roleWords(text: string): number {
  let count = 0
  for (const raw of text.toLowerCase().split(/[^\p{L}\p{N}-]+/u)) {
    const word = raw.replace(/(?:in|innen)$/, '')
    if (
      roleNouns.has(raw) ||
      roleNouns.has(word) ||
      roleNouns.has(raw.replace(/s$/, '')) ||
      (raw.length > 7 && roleEndings.test(raw)) ||
      jobWords.has(fold(raw))
    )
      count++
  }
  return count + (hasEastAsian(text) && titleEnding.test(text.replace(/[（(【][^（(【]*$/u, '')) ? 1 : 0)
}

/** Whether a few words can be a job title: they name a kind of work. */
export function namesWork(text: string): boolean {
  return roleWords(text) > 0 || gender.test(text)
}

const separators = /\s+(?:[-–—|·•]|at|@|bei|chez)\s+|\s*\|\s*|(?<=\S),\s+(?=(?:remote|hybrid)\b)/giu

const aside =
  /^(?:remote|hybrid|on-?site|full[- ]?time|part[- ]?time|contract|permanent|freelance|internship|vollzeit|teilzeit|cdi|cdd|jobs?|careers?|linkedin|indeed|glassdoor|stepstone|xing|monster|apply now|greenhouse|lever|workable|ashby|[\p{L}]+\.(?:com|de|io|org|net|fr)|.*\b(?:jobs|careers|karriere)$)/iu

const payInTitle = /[€£$₹¥]\s?\d|\d\s?(?:€|k\b|lpa\b)|\b(?:day|daily|hourly) rate\b/iu

function isPlaceOnly(text: string): boolean {
  const places = findPlaces(text)
  const first = places[0]
  return (
    first !== undefined &&
    (first.start === 0 || /^[\p{L} ]+,\s*$/u.test(text.slice(0, first.start))) &&
    !namesWork(text)
  )
}

/** Cuts employer, place, mode and site off a title line: "Nurse - St Mary's - Leeds | NHS Jobs". */
function cutTitle(
  text: string,
  employer: string | undefined,
): { length: number; employer?: { start: number; end: number } } {
  const cuts = [...text.matchAll(separators)]
  const parts = cuts.map((cut, index) => ({
    mark: cut[0].trim().toLowerCase(),
    at: cut.index,
    start: cut.index + cut[0].length,
    end: cuts[index + 1]?.index ?? text.length,
  }))
  let length = text.length
  let found: { start: number; end: number } | undefined
  const first = parts[0]
  if (first !== undefined && !namesWork(text.slice(0, first.at)) && namesWork(text.slice(first.at))) return { length }
  let droppedPlace = false
  const hasSite = parts.some((part) => part.mark === '|')
  for (const part of [...parts].reverse()) {
    const segment = text.slice(part.start, part.end).trim()
    const isEmployerMark = ['at', '@', 'bei', 'chez'].includes(part.mark) && /^\p{Lu}|^\d/u.test(segment)
    const isKnown = employer !== undefined && segment.toLowerCase() === employer.toLowerCase()
    const isDropped =
      aside.test(segment) ||
      isPlaceOnly(segment) ||
      (payInTitle.test(segment) && !namesWork(segment)) ||
      (part.mark === '|' && !namesWork(segment) && !/[()]/.test(segment))
    // "Frontend (React) | Remote": only a dropped place between site and segment makes the segment an employer.
    const afterDrops =
      hasSite && droppedPlace && !namesWork(segment) && /^\p{Lu}/u.test(segment) && !/[()]/.test(segment)
    if (!isEmployerMark && !isKnown && !isDropped && !afterDrops) break
    if ((isEmployerMark || isKnown || (afterDrops && !isDropped)) && found === undefined)
      found = { start: part.start, end: part.end }
    if (isPlaceOnly(segment)) droppedPlace = true
    length = part.at
  }
  return { length: length < 3 ? text.length : length, employer: found }
}

type Candidate = { start: number; end: number; score: number; employer?: { start: number; end: number } }

/** "Acme (YC W21) | Backend Engineer | Berlin": of the parts of a line the first that names work, behind the firm. */
function titleBehindBar(text: string): Omit<Candidate, 'score'> | undefined {
  const parts = [...text.matchAll(/[^|]+/gu)].slice(0, 12)
  const at = parts.findIndex(([part]) => part.length <= 90 && namesWork(part) && !aside.test(part.trim()))
  const title = parts[at]
  if (at < 1 || title === undefined) return undefined
  const firm = parts.slice(0, at).find(([part]) => !isPlaceOnly(part.trim()) && !aside.test(part.trim()))
  const name = firm === undefined ? '' : firm[0].replace(/\s*\([^()]*\)\s*$/u, '')
  return {
    ...trimSpan(text, title.index, title.index + title[0].length),
    employer: firm && trimSpan(text, firm.index, firm.index + name.length),
  }
}

/** What the words of a line say for and against its being a title. */
function wordingScore(text: string, roles: number, isLabelled: boolean): number {
  let score = (roles > 0 ? 3 : 0) + (gender.test(text) ? 3 : 0)
  if (/[.!?;]$/.test(text) && !/\b(?:sr|jr|inc)\.$/iu.test(text)) score -= 2.5
  if (text.split(/\s+/).length > 11) score -= 1.5
  if (text.endsWith(':')) score -= 3
  if (roles === 0 && !isLabelled && (isPlaceOnly(text) || aside.test(text))) score -= 4
  if (/\b(?:we|our|you|your|is|are|will|wir|nous|vous|und wir)\b/iu.test(text) && !gender.test(text)) score -= 2.5
  return score
}

/** What a line's place among bullets, sections and headings speaks against its being a title. */
function standingCost(item: PostingItem, roles: number): number {
  const isOutside = item.section !== 'other' && item.section !== 'role'
  return (
    (item.isBullet ? 3 : 0) + (isOutside ? 2 : 0) + (item.isHeading && item.section !== 'other' && roles === 0 ? 4 : 0)
  )
}

function lineCandidate(item: PostingItem, index: number, source: string): Candidate | undefined {
  const written = source.slice(item.start, item.end)
  const labelled = label.exec(written) ?? eastAsianLabel.exec(written)
  const opening = labelled === null ? (preamble.exec(written) ?? hires.exec(written)) : null
  const barred = labelled === null && written.includes('|') ? titleBehindBar(written) : undefined
  const start = item.start + (barred?.start ?? labelled?.[0].length ?? opening?.[0].length ?? 0)
  const end = barred === undefined ? item.end : item.start + barred.end
  const text = source.slice(start, end)
  const words = text.split(/\s+/).length
  const capitals = /^[\p{Lu}\p{Lo}\d.(“"]/u.test(text)
  if (words > 22 || text.length > 180 || (labelled === null && (junk.test(text.replace(gender, '')) || !capitals)))
    return undefined
  const roles = roleWords(text)
  const score =
    (labelled === null ? 0 : 5) +
    (opening === null ? 0 : 1) +
    (index === 0 ? 2 : 0) -
    Math.min(index, 24) * 0.12 +
    wordingScore(text, roles, labelled !== null) -
    standingCost(item, roles)
  const { employer } = barred ?? {}
  return {
    start,
    end,
    score,
    ...(employer && { employer: { start: item.start + employer.start, end: item.start + employer.end } }),
  }
}

const sought =
  /(?:looking (?:for|to (?:hire|add|recruit))|seeking|searching for|hiring|recruiting|recruits?|in search of|need|to join us as|join us as|opportunity for|opening for|position of|role of|as) (?:an? |the |our (?:next |new |first )?|talented |experienced |passionate |motivated |exceptional |skilled |\d+ |full[- ]time |part[- ]time )*/giu
const soughtElsewhere =
  /(?:suchen (?:wir )?(?:ab sofort |zum nächstmöglichen zeitpunkt )?(?:eine?n?|dich als|sie als) |recherch(?:e|ons) (?:un|une|un\(e\)|son|sa|notre) |recrut(?:e|ons) (?:un|une|un\(e\)|son|sa) |busca(?:mos)? (?:un|una|a un|a una)? ?|cerchiamo (?:un|una|un'|uno) ?|søger (?:en|et|vi en) |zoeken (?:wij )?een |söker (?:en|vi en) )/giu
const titlePhrase =
  /^(?:(?:[\p{Lu}][\p{L}\p{N}&+#./'-]*|of|and|for|de|des|du|en|für|und|in)(?:\s*\([^()\n]{1,30}\))?[ ,]{0,2}){1,9}/u
const plainPhrase = /^[\p{L}&+#./-]+(?: [\p{L}&+#./()-]+){0,5}/u

function trimPhrase(phrase: string): string {
  let words = phrase.trimEnd().replace(/[,.]$/, '').split(' ')
  while (words.length > 1 && /^(?:of|and|for|de|des|du|en|für|und|in|to|with|we|you)$/iu.test(words.at(-1) ?? ''))
    words = words.slice(0, -1)
  return words.join(' ').replace(/[,.]$/, '')
}

/** "We are looking for a Senior Data Scientist to ..." when no line is a title. */
function soughtTitle(source: string): Candidate | undefined {
  const head = source.slice(0, 6000)
  for (const pattern of [sought, soughtElsewhere]) {
    for (const match of head.matchAll(pattern)) {
      const from = match.index + match[0].length
      const rest = head.slice(from, from + 110)
      const phrase = titlePhrase.exec(rest)?.[0]
      const named = phrase === undefined ? undefined : trimPhrase(phrase)
      if (named !== undefined && namesWork(named)) return { start: from, end: from + named.length, score: 2 }
      const plain = (plainPhrase.exec(rest)?.[0] ?? '').split(' ')
      const last = plain.findIndex((word) => namesWork(word))
      if (last >= 0 && match[0].length > 4 && !/^as /iu.test(match[0]))
        return { start: from, end: from + plain.slice(0, last + 1).join(' ').length, score: 1 }
    }
  }
  return undefined
}

/** Reads the job title, and the employer where the title line names it. Looks at the first lines, then at "we are looking for a ...". */
export function readTitle(
  source: string,
  items: PostingItem[],
  employer: string | undefined,
): { title: Field | null; employer?: { start: number; end: number }; item: number } {
  let best: (Candidate & { item: number }) | undefined
  items.slice(0, 30).forEach((item, index) => {
    const candidate = lineCandidate(item, index, source)
    if (candidate !== undefined && (best === undefined || candidate.score > best.score))
      best = { ...candidate, item: index }
  })
  const fallback = best === undefined || best.score < 1.5 ? soughtTitle(source) : undefined
  // The same words at the very start, on a page pasted as one line, stand nearer to the place and the mode.
  const early = fallback === undefined ? -1 : source.slice(0, 300).indexOf(source.slice(fallback.start, fallback.end))
  const sentence =
    fallback !== undefined && early >= 0
      ? { ...fallback, start: early, end: early + fallback.end - fallback.start }
      : fallback
  const chosen = sentence !== undefined ? { ...sentence, item: -1 } : best
  if (chosen === undefined || chosen.score < 0.6) return { title: null, item: -1 }
  const cut = cutTitle(source.slice(chosen.start, chosen.end), employer)
  const span = trimSpan(source, chosen.start, chosen.start + cut.length)
  const confidence = Math.min(0.97, Math.max(0.3, 0.45 + chosen.score * 0.09))
  const named =
    cut.employer === undefined
      ? chosen.employer
      : trimSpan(source, chosen.start + cut.employer.start, chosen.start + cut.employer.end)
  return { title: readField('title', source, span.start, span.end, confidence), employer: named, item: chosen.item }
}
