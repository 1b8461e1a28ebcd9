import { fold } from '../text/fold.ts'
import { afterTitle, isTitleWord } from './lexicon/title-words.ts'
import { organisations } from './lexicon/words-by-language.ts'
import { smallWords } from './organisation-score.ts'
import { placeLikelihood } from './places.ts'

/** How much the words read like a job: 3 where a job word carries the phrase, 1.5 where one occurs. */
export function titleScore(text: string): number {
  const segment = text.replace(/\([^)]*\)/gu, ' ').split(/[,:|]|\s[-–—/]\s/u)[0] ?? ''
  const words = segment
    .split(/[\s/&]+/u)
    .map((word) => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
  if (words.length === 0 || words.length > 12) return 0
  let best = 0
  words.forEach((word, index) => {
    const core = word.replace(/(?::?innen|:in|\*in|\/in|\(in\)|-in|\(e\)|·e|\.e)$/u, '')
    if (
      !isTitleWord(word) &&
      !isTitleWord(core) &&
      !word.split('-').some((part) => part.length > 3 && isTitleWord(part))
    )
      return
    if (isVerbUse(segment, word, index)) return
    const next = words[index + 1]
    const carries = index === 0 || next === undefined || afterTitle.has(next)
    best = Math.max(best, carries ? 3 : 1.5)
  })
  return best
}

/** "Lead crew of four", "Model data": a job word first, then a small-letter word, is an order or a report. */
function isVerbUse(segment: string, word: string, index: number): boolean {
  return (
    index === 0 &&
    /^(?:lead|model|head|stage|coach|guard|cook|host|chair)$/u.test(word) &&
    /^\s*\S+\s+\p{Ll}/u.test(segment) &&
    !/^\s*\S+\s+(?:of|de|des|for|in|und|and|to)\b/u.test(segment)
  )
}

const irregularVerbs = new Set(
  `led built ran wrote drove grew made won cut set taught sold took kept oversaw brought held spoke gave got did began chose found spent met rose sent shot stood understood became sought own drive lead manage build write design develop work provide support ensure create conduct perform assist prepare responsible helped handle
  read install maintain repair operate teach train run serve lead keep use plan coordinate collaborate deliver advise analyze analyse implement execute process prepare review monitor report identify participate achieve received while including using also our my we i the this these key duties responsibilities achievements technologies environment`.split(
    /\s+/u,
  ),
)

/** Labels some resumes put before each part of a role's head. */
export const entryLabel =
  /^(?:company|company name|employer|organi[sz]ation|role|designation|position|job title|title|client|location|duration|period|dates?|firma|position|tätigkeit|empresa|cargo|puesto|entreprise|poste|azienda|functie|werkgever|project|place)\s*:\s*/iu

/** "ustwo, London": a firm that writes itself small is known by the town behind it. */
function isLowerCaseName(text: string): boolean {
  const [name = '', ...town] = text.split(/,\s+/u)
  return town.length > 0 && name.split(/\s+/u).length <= 2 && placeLikelihood(town.join(', ')) >= 0.75
}

/** Whether a line can stand in the head of an entry: short, no sentence, most longer words with a capital or a job word. */
export function isHeadLike(text: string): boolean {
  if (text.length > 130 || text.length < 2) return false
  if (
    /[.;!?,]$/u.test(text) &&
    !/,\s*\p{Lu}\p{L}{1,4}\.$/u.test(text) &&
    !/(?:(?<!\p{L})(?:inc|ltd|co|corp|llc|jr|sr|bros|dept|univ|st|no|şti|kft|n?yrt|zrt|ehf|hf)\.|(?:(?<!\p{L})\p{L}\.){1,4})$/iu.test(
      text,
    )
  )
    return false
  if (/^\p{L}[\p{L} ]{2,24}:\s/u.test(text) && !entryLabel.test(text)) return false
  if (/^\p{Ll}/u.test(text) && !/^(?:eBay|iOS|deVilbiss|de |van |von |d'|al-)/u.test(text))
    return (titleScore(text) >= 3 && text.length < 50) || isLowerCaseName(text)
  const words = text.split(/\s+/u)
  if (words.length > 16) return false
  const first = fold(words[0] ?? '').replace(/[^\p{L}]/gu, '')
  const titled = titleScore(text)
  if (
    titled < 3 &&
    (irregularVerbs.has(first) || (/(?:ed|ing)$/u.test(first) && words.length > 3 && /\s\p{Ll}{2,}/u.test(text)))
  )
    return false
  const long = words.filter((word) => /\p{L}{2,}/u.test(word) && !smallWords.has(fold(word)))
  const capitals = long.filter((word) => !/^[^\p{L}]*\p{Ll}/u.test(word))
  if (words.length <= 9 && (titled >= 3 || titleScore(text.split(/\s[-–—]\s/u)[1] ?? '') >= 3)) return true
  if (words.length <= 6 && otherOrganisations.has(fold(words.at(-1) ?? ''))) return true
  return long.length === 0 || capitals.length / long.length >= 0.6
}
/** Where names begin with a capital only: "Liepājas reģionālā slimnīca". */
const otherOrganisations: ReadonlySet<string> = new Set(organisations)

/** Whether a job is a person's own: it has no employer to name. */
export function isSelfEmployed(title: string): boolean {
  return /free-?lanc|self-employed|independent|selbstst[aä]ndig|freiberuf|aut[oó]nom|indépendant|zzp/iu.test(title)
}
