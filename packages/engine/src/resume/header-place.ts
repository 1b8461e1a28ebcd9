import { fold } from '../text/fold.ts'
import { type Piece, pieceOf, splitPiece } from '../text/piece.ts'
import type { Sure } from './head-reading.ts'
import type { HeaderPart } from './header-parts.ts'
import { isRegion } from './lexicon/place-words.ts'
import { placeLikelihood, townOf } from './places.ts'
import { titleScore } from './wording.ts'

/** Where the person lives: a labelled address, else the header part most like a town. `taken` are contact values. */
export function readPlace(
  source: string,
  parts: readonly HeaderPart[],
  name: Sure | undefined,
  taken: readonly Piece[],
): Sure | undefined {
  const labelled = parts.find(({ label }) => label === 'address')
  const own = labelled === undefined ? undefined : labelledPlace(source, parts, labelled)
  if (own !== undefined) return own
  const rest = parts.filter(
    ({ piece, label }) =>
      label === undefined && (name === undefined || piece.end <= name.piece.start || piece.start >= name.piece.end),
  )
  let best: Sure | undefined
  for (const part of rest) {
    const found = partPlace(source, part, taken)
    if (found !== undefined && found.confidence > (best?.confidence ?? 0.5)) best = found
  }
  return best
}

function labelledPlace(source: string, parts: readonly HeaderPart[], labelled: HeaderPart): Sure | undefined {
  const town = townOf(source, labelled.piece)
  if (town !== undefined) return { piece: town, confidence: 0.92 }
  const next = parts[parts.indexOf(labelled) + 1]
  const below = next === undefined ? undefined : townOf(source, next.piece)
  return below === undefined ? undefined : { piece: below, confidence: 0.7 }
}

/** What people also put beside their contact lines: status, rights, letters. */
const notTown =
  /\b(?:citizen(?:ship)?|resident|visa|clearance|veteran|married|single|available|position applied|driver'?s?|licen[cs]e|eligible|relocat\w*|add)\b/iu

function partPlace(source: string, { piece, line }: HeaderPart, taken: readonly Piece[]): Sure | undefined {
  if (notTown.test(piece.text)) return undefined
  if (titleScore(piece.text) >= 3 || piece.text.length > 110) return placeAtEnd(source, piece)
  const isAddress = placeLikelihood(piece.text) > 0 || /\d/u.test(piece.text)
  const town = isAddress ? (townOf(source, piece) ?? piece) : piece.text.includes(',') ? townOf(source, piece) : piece
  if (town === undefined || titleScore(town.text) > 0) return undefined
  const words = town.text.split(' ').length
  const isShort = words <= 5 && /^[\p{Lu}\p{Lo}]/u.test(town.text) && !/\d/u.test(town.text)
  const isBesideContact = taken.some((other) => other.start >= line.start && other.end <= line.end)
  const confidence = Math.max(
    placeLikelihood(piece.text),
    placeLikelihood(town.text),
    isShort && hasPostcode(piece.text) ? 0.8 : 0,
    isShort && isBesideContact && (town.text.includes(',') || words <= 2) ? 0.6 : 0,
    isShort && isBeforeCountry(town.text) ? 0.7 : 0,
    isShort && /^\p{L}[\p{L}\s.'-]+,\s\p{L}[\p{L}\s.'-]+$/u.test(piece.text) ? 0.55 : 0,
  )
  const end = /[^.]\.$/u.test(town.text) && !/\b\p{Lu}\.$/u.test(town.text) ? town.end - 1 : town.end
  return { piece: pieceOf(source, town.start, end), confidence }
}

/** "Fellow, Some Institute, Stockholm, Sweden": a headline that ends with town and country. */
function placeAtEnd(source: string, piece: Piece): Sure | undefined {
  const parts = splitPiece(source, piece, /,\s*/gu)
  const town = parts.at(-2)
  const region = parts.at(-1)
  if (parts.length < 3 || town === undefined || region === undefined || !isRegion(region.text, fold(region.text)))
    return undefined
  return titleScore(town.text) > 0 ? undefined : { piece: pieceOf(source, town.start, region.end), confidence: 0.6 }
}

/** "Iloilo City, Philippines": whatever stands before a country or state, when it is all there is, is a town. */
function isBeforeCountry(text: string): boolean {
  const parts = text.split(/\s*,\s*/u)
  const last = parts.at(-1) ?? ''
  return parts.length >= 2 && parts.length <= 4 && isRegion(last, fold(last))
}

function hasPostcode(text: string): boolean {
  return /(?:^|\s|,\s*)(?:[A-Z]{1,2}-)?\d{4,6}(?:\s?[A-Z]{2})?\s+\p{Lu}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\s\d{5,6}(?:-\d{4})?$/u.test(
    text,
  )
}
