import type { Line } from '../text/lines.ts'
import { cutPiece, type Piece, pieceOf, splitPiece, trimPiece } from '../text/piece.ts'
import { type FoundDates, findDates } from './dates.ts'
import { headParts } from './experience-lines.ts'
import { bootcampProviders, degreeIndex, isSchoolLike } from './lexicon/degree-words.ts'
import { isRegion } from './lexicon/place-words.ts'
import { placeLikelihood } from './places.ts'

/** What one part of an education line is. */
export interface EducationPart {
  kind: 'degree' | 'school' | 'place' | 'detail' | 'unknown'
  piece: Piece
}

/** A line of an education section taken apart. */
export interface EducationLine {
  line: Line
  dates: { found: FoundDates; base: number } | undefined
  parts: EducationPart[]
}

const detail =
  /^(?:(?:\p{L}+\s)?(?:state |central )?board\b|cbse$|icse$|isc$|gpa|cgpa|grade|grades?|final grade|marks|percentage|score|note|abschlussnote|gesamtnote|nota|voto|mention|major|minor|specialization|specialisation|schwerpunkte?|thesis|dissertation|masterarbeit|bachelorarbeit|diplomarbeit|advisors?|supervisors?|mentor|coursework|relevant|courses?|modules?|honou?rs|honors|capstone|activities|concentration|focus|dean|awards?|scholarship|magna|summa|cum laude|first[- ]class|second class|upper second|lower second|distinction|merit|with (?:distinction|honou?rs)|graduated|expected|university gold|gold medal|valedictorian|eqf|credits?\b|\d{1,3}(?:[.,]\d+)?\s?(?:\/\s?(?:4|5|10|20|30|100|110)(?:[.,]0+)?(?!\d)|%|von)|2[:.][12]\b|completed|passed|in progress|ongoing|erasmus|exchange|societ|member|president|captain|tesi|mémoire|memoire|trabajo fin|tcc|equivalent)/iu

/** Takes one line apart: dates first, then strongly separated parts, then commas. */
export function readEducationLine(source: string, line: Line): EducationLine {
  const raw = source.slice(line.start, line.end)
  const beforeColon = /^(\p{L}[\p{L} ]{2,24}):\s/u.exec(raw)?.[1]
  const label = beforeColon !== undefined && degreeIndex(beforeColon) < 0 && !isSchoolLike(beforeColon)
  if (
    line.text.length > 220 ||
    (detail.test(line.text) && degreeIndex(line.text) !== 0) ||
    (label &&
      !isSchoolLike(raw.replace(/^[^:]*:/u, '')) &&
      !/^(?:degree|institution|school|university|college|course|qualification)\s*:/iu.test(raw))
  ) {
    const lone = detail.test(line.text) ? findDates(raw).at(-1) : undefined
    return {
      line,
      dates:
        lone === undefined || !/^(?:expected|graduated|completed|in progress)/iu.test(line.text)
          ? undefined
          : { found: lone, base: line.start },
      parts: [{ kind: 'detail', piece: line }],
    }
  }
  const found = findDates(raw)
  const dates = found.find((range) => range.isRange) ?? found.at(-1)
  const whole: Piece = { text: line.text, start: line.start + (label ? raw.indexOf(':') + 1 : 0), end: line.end }
  const pieces =
    dates === undefined ? [whole] : cutPiece(source, whole, line.start + dates.start, line.start + dates.end)
  const parts = headParts(source, pieces, false).flatMap((part) => commaParts(source, part))
  return {
    line,
    dates: dates === undefined ? undefined : { found: dates, base: line.start },
    parts: parts.flatMap((part) => classify(source, part)),
  }
}

function commaParts(source: string, part: Piece): Piece[] {
  if (placeLikelihood(part.text) >= 0.75 && !isSchoolLike(part.text)) return [part]
  if (/[\p{Script=Han}\p{Script=Hangul}]/u.test(part.text)) return splitPiece(source, part, /[\s,、]+/gu)
  if (/^(?:a[- ]levels?|gcses?|as[- ]levels?|ib)\b.*:/iu.test(part.text)) return [part]
  return joinStates(source, splitPiece(source, part, commaOutsideCampus))
}

/** Campuses that belong to the name before the comma: "University of California, Berkeley". */
const commaOutsideCampus =
  /,\s*(?!\s*(?:Irvine|Los Angeles|Berkeley|San Diego|Davis|Santa Barbara|Santa Cruz|Riverside|Merced|Bangalore|Champaign|Urbana|Dearborn|Chapel Hill|Amherst|Twin Cities)\b)/giu

/** "Cambridge, MA" is a town and a state, not a Master of Arts. */
function joinStates(source: string, parts: readonly Piece[]): Piece[] {
  const state = parts.at(-1)
  const town = parts.at(-2)
  const isState = state !== undefined && /^[A-Z]{2}$/u.test(state.text) && isRegion(state.text, '')
  if (!isState || town === undefined || parts.length < 2 || isSchoolLike(town.text) || degreeIndex(town.text) >= 0)
    return [...parts]
  return [...parts.slice(0, -2), pieceOf(source, town.start, state.end)]
}

function classify(source: string, raw: Piece): EducationPart[] {
  const piece = trimPiece(source, raw)
  if (piece.text === '') return []
  const provider = bootcampProviders.exec(source.slice(piece.start, piece.end))
  if (provider !== null) {
    return [
      { kind: 'school', piece: pieceOf(source, piece.start, piece.start + provider[0].length) },
      { kind: 'degree', piece: pieceOf(source, piece.start + provider[0].length, piece.end) },
    ]
  }
  const school = isSchoolLike(piece.text)
  if (!school && placeLikelihood(piece.text) >= 0.9) return [{ kind: 'place', piece }]
  const at = degreeIndex(piece.text)
  if (at === 0 || (at > 0 && !school)) return splitFromSchool(source, piece)
  if (school) return at > 0 ? splitDegreeTail(source, piece) : [{ kind: 'school', piece }]
  if (/\bcertificate\b/iu.test(piece.text)) return [{ kind: 'degree', piece }]
  if (detail.test(piece.text)) return [{ kind: 'detail', piece }]
  if (placeLikelihood(piece.text) >= 0.75) return [{ kind: 'place', piece }]
  return [{ kind: 'unknown', piece }]
}

/** "Master of Science from Leeds University" is two parts. */
function splitFromSchool(source: string, piece: Piece): EducationPart[] {
  const match = /\s+(?:from|at|an der|à l'|de la|presso|,)\s+(?=\S)/u.exec(source.slice(piece.start, piece.end))
  if (match !== null) {
    const after = pieceOf(source, piece.start + match.index + match[0].length, piece.end)
    if (isSchoolLike(after.text))
      return [
        { kind: 'degree', piece: pieceOf(source, piece.start, piece.start + match.index) },
        { kind: 'school', piece: after },
      ]
  }
  return [{ kind: 'degree', piece }]
}

/** A school with the degree in brackets or behind: "Leeds University (BSc Physics)", "Croydon College: BTEC Business". */
function splitDegreeTail(source: string, piece: Piece): EducationPart[] {
  const slice = source.slice(piece.start, piece.end)
  const colon = /^([^:]{3,60}):\s+/u.exec(slice)
  if (colon?.[1] !== undefined && degreeIndex(slice.slice(colon[0].length)) >= 0)
    return [
      { kind: 'school', piece: pieceOf(source, piece.start, piece.start + colon[1].length) },
      { kind: 'degree', piece: pieceOf(source, piece.start + colon[0].length, piece.end) },
    ]
  const bracket = /\(([^()]{2,80})\)\s*$/u.exec(slice)
  if (bracket?.[1] !== undefined && degreeIndex(bracket[1]) === 0) {
    return [
      { kind: 'school', piece: pieceOf(source, piece.start, piece.start + bracket.index) },
      { kind: 'degree', piece: trimPiece(source, pieceOf(source, piece.start + bracket.index + 1, piece.end - 1)) },
    ]
  }
  return [{ kind: 'school', piece }]
}
