import { fold } from '../text/fold.ts'
import { type Piece, pieceOf, splitPiece } from '../text/piece.ts'
import { isKnownCity, isRegion } from './lexicon/place-words.ts'
import { organisationScore } from './organisation-score.ts'

const postcodes: readonly RegExp[] = [
  /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/u,
  /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/u,
  /\b\d{4}\s?[A-Z]{2}\b/u,
  /\b\d{2}-\d{3}\b|\b\d{3}-\d{4}\b/u,
  /(?:\b(?:D|A|CH|F|I|E|B|NL|DK|SE)-)?\b\d{5}-?\d{3}\b|\b\d{5}(?:-\d{4})?\b|\b\d{3}\s\d{2}\b|\b\d{6}\b|(?:\b(?:A|CH|DK|L|B)-)?\b\d{4}\b/u,
]

const workModes =
  /^(?:(?:fully |100% )?remote|hybrid|on-?site|home ?office|télétravail|teletrabajo|remoto|da remoto|worldwide)(?:\s*[,(/–-].{0,30})?$/iu

/** Whether the words are a way of working rather than a town. */
export function isWorkMode(text: string): boolean {
  return workModes.test(text.trim())
}

/** How sure the words alone name a place: 0 is not, 1 is "Austin, TX". Street and post code count as part of a place. */
export function placeLikelihood(text: string): number {
  const clean = text.trim().replace(/[.,]$/u, '')
  if (clean.length < 2 || clean.length > 90) return 0
  if (isWorkMode(clean)) return 0.9
  const inside = /^(.+?)\s*\(([^()]+,[^()]+)\)$/u.exec(clean)
  if (inside?.[2] !== undefined && placeLikelihood(inside[2]) >= 0.75) return 0
  const parts = withoutPostcode(clean)
    .split(/\s*,\s*|\s+[-–]\s+|\s*\/\s*/u)
    .map((part) => part.replace(/[().]/gu, ' ').trim())
    .filter((part) => part !== '')
  const last = parts.at(-1)
  if (last === undefined || parts.length > 5) return 0
  if (parts.some((part) => part.split(/\s+/u).length > 5 || /^\p{Ll}/u.test(part))) return 0
  if (parts.length === 1) return loneLikelihood(last)
  if (!parts.every((part) => /^[\p{L}\d]/u.test(part))) return 0
  const region = isRegion(last, fold(last))
  const middle = parts[1] ?? ''
  if (parts.length === 2)
    return region ? 0.95 : isKnownCity(fold(parts[0] ?? '')) && last.split(' ').length <= 3 ? 0.8 : 0
  return parts.length === 3 && region && isRegion(middle, fold(middle)) ? 0.9 : 0
}

function withoutPostcode(text: string): string {
  let rest = text
  for (const postcode of postcodes) rest = rest.replace(postcode, ' ')
  return rest.replace(/\s+/gu, ' ').trim()
}

function loneLikelihood(part: string): number {
  const folded = fold(part)
  if (isKnownCity(folded)) return 0.85
  if (isRegion(part, folded) && part.length > 3) return 0.75
  if (/^(?:greater\s.+|.+\s(?:bay|metropolitan|metro|tri-state))\s+area$/u.test(folded)) return 0.85
  const words = part.split(/\s+/u)
  const code = words.at(-1) ?? ''
  if (
    words.length >= 2 &&
    words.length <= 4 &&
    /^\p{Lu}/u.test(part) &&
    isRegion(code, '') &&
    code.length <= 3 &&
    part !== part.toUpperCase()
  )
    return 0.8
  return words.length >= 2 &&
    isRegion(code, fold(code)) &&
    code.length > 3 &&
    isKnownCity(fold(words.slice(0, -1).join(' ')))
    ? 0.8
    : 0
}

/** Prefecture or province and the town in it, as they are written without blanks. */
const eastAsianTown =
  /(?:東京都|北海道|(?:京都|大阪)府|\p{Script=Han}{2,3}[県省]|(?:北京|上海|天津|重庆)市)(?:[\p{Script=Han}\u3040-\u30ff]{1,6}?[市区町村])?/u

/** The town, region and country of an address, without street and post code; undefined when none is recognisable. */
export function townOf(source: string, address: Piece): Piece | undefined {
  const written = eastAsianTown.exec(source.slice(address.start, address.end))
  if (written !== null)
    return pieceOf(source, address.start + written.index, address.start + written.index + written[0].length)
  const kept = splitPiece(source, address, /,|;|\s+[-–|·•]\s+|\s{2,}|\n/gu).map((part) => ({
    part,
    town: townPart(source, part),
  }))
  const first = firstTown(kept)
  const start = kept[first]?.town
  if (start === undefined) return undefined
  let end = start.end
  for (let index = first; index < kept.length; index += 1) {
    const here = kept[index]
    if (here?.town === undefined) break
    const gap = source.slice(end, here.town.start)
    if (index > first && (/\d/u.test(gap) || !/^[,;\s–|·•-]*$/u.test(gap))) break
    end = here.town.end
    if (here.part.end > here.town.end) break
  }
  return pieceOf(source, start.start, end)
}

/** Counties that British and Irish addresses put between town and post code. */
const county =
  /^(?:\p{Lu}\p{L}+shire|(?:(?:North|South|East|West) )?(?:Kent|Essex|Sussex|Surrey|Norfolk|Suffolk|Devon|Cornwall|Dorset|Somerset|Cumbria|Middlesex|Yorkshire|Midlands)|Merseyside|Greater Manchester|Greater London|Tyne (?:and|&) Wear|(?:County|Co\.?) \p{Lu}\p{L}+)$/u

/** The part with the post code holds the town, or follows it; otherwise the first part behind the street. */
function firstTown(kept: readonly { part: Piece; town: Piece | undefined }[]): number {
  const coded = kept.findLastIndex(
    ({ part, town }) =>
      part.text !== (town?.text ?? '') &&
      postcodes.some((postcode) => postcode.test(part.text)) &&
      !isStreet(part.text),
  )
  if (coded >= 0) {
    let at = coded
    const isRegionOnly = (part: Piece | undefined) =>
      part === undefined || isRegion(part.text, '') || county.test(part.text)
    while (at > 0 && isRegionOnly(kept[at]?.town) && kept[at - 1]?.town !== undefined) at -= 1
    return at
  }
  const street = kept.findLastIndex(({ part }) => isStreet(part.text))
  const behind = kept.findIndex(({ town }, index) => index > street && town !== undefined)
  return behind >= 0 ? behind : kept.findIndex(({ town }) => town !== undefined)
}

const streetWords =
  /(?:stra(?:ß|ss)e|str\.|\bstr|street|road|avenue|lane|drive|boulevard|gasse|allee|weg|platz|gracht|straat|laan|plein|kade)\b|\s(?:st|rd|ave|blvd|ln|dr|ct|way|pl|place|court|terrace|close|crescent|square|parkway|pkwy|hwy|circle|cir|row|gardens|mews)\.?$/iu

function isStreet(text: string): boolean {
  if (/^(?:(?:[A-Z]{1,2}-)?\d{4,6}|\d{2}-\d{3}|\d{3}\s\d{2})\s+\p{L}/u.test(text) && !streetWords.test(text))
    return false
  return (
    /^\d+\w?\s+\p{L}|(?<![\d-])\b\d{1,3}\w?$|^(?:p\.?\s?o\.?\s+box|flat|apt|apartment|unit|suite|room|c\/|calle|rua|rue|via|ul\.|al\.|os\.|avenida|av\.|plot|house|h\.?\s?no|door|brgy|barangay|purok|sitio|blk|lot|jalan|jl|district|block|sector)\b/iu.test(
      text,
    ) || streetWords.test(text)
  )
}

function townPart(source: string, part: Piece): Piece | undefined {
  const isState = /^\p{Lu}[\p{L} ]+ State\.?$/u.test(part.text)
  if (isStreet(part.text) || (!isState && organisationScore(part.text) >= 1.5 && !isKnownCity(fold(part.text))))
    return undefined
  let { start, end } = part
  const slice = source.slice(start, end)
  for (const postcode of postcodes) {
    const match = postcode.exec(slice)
    if (match === null) continue
    if (match.index <= 1) start += match.index + match[0].length
    else end = part.start + match.index
    break
  }
  const town = pieceOf(source, start, end)
  return town.text !== '' &&
    !/\d/u.test(town.text) &&
    /^[\p{Lu}\p{Lo}]/u.test(town.text) &&
    town.text.split(' ').length <= 5
    ? town
    : undefined
}
