import { type Piece, pieceOf, splitPiece, trimPiece } from '../text/piece.ts'
import { legalFormPart } from './lexicon/organisation-words.ts'
import { isRegion } from './lexicon/place-words.ts'
import { organisationScore } from './organisation-score.ts'
import { placeLikelihood } from './places.ts'
import { isHeadLike, isSelfEmployed, titleScore } from './wording.ts'

/** A value with how sure its role is. */
export interface Sure {
  piece: Piece
  confidence: number
}

/** The head of a role: who employed, as what, where. */
export interface Head {
  title: Sure | undefined
  employer: Sure | undefined
  place: Sure | undefined
  /** Which came first, where the wording decided it. */
  order: 'title-first' | 'employer-first' | undefined
}

/** What the neighbours tell: the order usual in the section, and whether an employer stands above the role. */
export interface HeadHints {
  usualOrder: 'title-first' | 'employer-first' | undefined
  hasEmployerAbove: boolean
  /** Other jobs of the section carry their town, alone, beside the dates. */
  isTownByDates?: boolean
}

/** Tells title, employer and place apart in the parts of a role's head. */
export function readHead(source: string, parts: readonly Piece[], hints: HeadHints): Head {
  const head: Head = { title: undefined, employer: undefined, place: undefined, order: undefined }
  const named: Piece[] = []
  for (const part of parts) {
    const place = placeLikelihood(part.text)
    const named3 = Math.max(titleScore(part.text), organisationScore(part.text))
    if (
      place >= 0.75 &&
      (named3 < 3 || (place >= 0.95 && organisationScore(part.text) < 3 && titleScore(part.text) < 3)) &&
      head.place === undefined
    )
      head.place = { piece: part, confidence: place }
    else named.push(part)
  }
  const first = named[0]
  if (first === undefined) return head
  if (named.length === 1) readSingle(source, first, head, hints)
  else readSeveral(source, named, head, hints)
  if (head.employer === undefined && head.title !== undefined && !hints.hasEmployerAbove)
    employerFromPlace(source, head)
  return head
}

/** "Acme, Germany" reads like a town and a country; with no other employer in the head it is the employer and where it is. */
function employerFromPlace(source: string, head: Head): void {
  const parts = head.place === undefined ? [] : commaParts(source, head.place.piece)
  const [first, second] = parts
  const last = parts.at(-1)
  if (first === undefined || second === undefined || last === undefined || placeLikelihood(first.text) > 0) return
  if (isRegion(second.text, '')) return
  head.employer = { piece: first, confidence: 0.5 }
  head.place = { piece: pieceOf(source, second.start, last.end), confidence: 0.8 }
}

function net(piece: Piece): number {
  if (
    /^(?:freelancer?|self[- ]employed|aut[oó]nom[oa]|selbstst[aä]ndig|ind[eé]pendante?|zzp|libero professionista)$/iu.test(
      piece.text,
    )
  )
    return -3
  return titleScore(piece.text) - organisationScore(piece.text)
}

function readSeveral(source: string, named: readonly Piece[], head: Head, hints: HeadHints): void {
  const scores = named.map(net)
  const top = Math.max(...scores)
  const decided = top > 0 || Math.min(...scores) < 0
  let titleIndex = scores.indexOf(top)
  if (!decided) titleIndex = hints.usualOrder === 'employer-first' ? 1 : 0
  const title = named[titleIndex]
  const rest = named
    .map((piece, index) => ({ piece, index, score: scores[index] ?? 0 }))
    .filter(({ index }) => index !== titleIndex)
  const employer = rest.reduce(
    (best, candidate) => (candidate.score < best.score ? candidate : best),
    rest[0] ?? { piece: undefined, index: 0, score: 0 },
  )
  if (title === undefined || employer.piece === undefined) return
  const isSplit = splitsByComma(source, title, employer.piece, hints.isTownByDates === true)
  if (top >= 3 && head.place === undefined && isSplit) {
    readSingle(source, title, head, { ...hints, hasEmployerAbove: false })
    head.place ??= { piece: employer.piece, confidence: 0.5 }
    return
  }
  const titleParts = takePlace(source, commaParts(source, title), head, 1)
  const titleEnd = titleParts.at(-1)?.end ?? title.end
  head.title = {
    piece: trimPiece(source, pieceOf(source, title.start, titleEnd)),
    confidence: top >= 3 ? 0.92 : top > 0 ? 0.8 : 0.55,
  }
  setEmployer(source, employer.piece, head, employer.score < 0 ? 0.92 : top > 0 ? 0.85 : 0.55)
  if (decided) head.order = titleIndex < employer.index ? 'title-first' : 'employer-first'
  for (const other of rest) {
    if (
      other.index !== employer.index &&
      head.place === undefined &&
      other.score === 0 &&
      other.index > employer.index &&
      looksLikeTown(other.piece.text)
    ) {
      head.place = { piece: other.piece, confidence: 0.6 }
    }
  }
}

/** "Engineer, Google Inc." beside "Mountain View": the firm is in the title's own part. */
function splitsByComma(source: string, title: Piece, other: Piece, isTownByDates: boolean): boolean {
  const second = commaParts(source, title)[1]
  return (
    second !== undefined &&
    organisationScore(other.text) === 0 &&
    (organisationScore(second.text) >= 3 || (isTownByDates && !unitWords.test(second.text))) &&
    looksLikeTown(other.text)
  )
}

function looksLikeTown(text: string): boolean {
  return text.split(/\s+/u).length <= 4 && /^(?:['’][st][- ])?\p{Lu}/u.test(text) && !/\d/u.test(text)
}

/** The parts between commas; "Inc." stays with the name before it. */
function commaParts(source: string, piece: Piece): Piece[] {
  const merged: Piece[] = []
  for (const part of splitPiece(source, piece, /,\s*/gu)) {
    const before = merged.at(-1)
    if (before !== undefined && legalFormPart.test(part.text))
      merged[merged.length - 1] = pieceOf(source, before.start, part.end)
    else merged.push(part)
  }
  return merged
}

/** Takes a place off the end of the parts: "…, Erie, PA". */
function takePlace(source: string, parts: Piece[], head: Head, atLeast: number): Piece[] {
  for (const count of [3, 2, 1]) {
    const tail = parts.slice(-count)
    const first = tail[0]
    const last = tail.at(-1)
    if (tail.length < count || parts.length - count < atLeast || first === undefined || last === undefined) continue
    const piece = pieceOf(source, first.start, last.end)
    const likely = placeLikelihood(piece.text)
    if (likely < 0.75 || tail.some((part) => titleScore(part.text) >= 3 || organisationScore(part.text) >= 3)) continue
    head.place ??= { piece, confidence: likely }
    return parts.slice(0, -count)
  }
  return parts
}

/** "Acme Ltd (Tokyo, Japan)": the town in brackets is the place. */
function withoutBracketedPlace(source: string, piece: Piece, head: Head): Piece {
  const match = /\s*\(([^()]{2,60})\)$/u.exec(source.slice(piece.start, piece.end))
  if (match?.[1] === undefined || match.index === 0 || placeLikelihood(match[1]) < 0.75) return piece
  const end = piece.start + match.index
  head.place ??= { piece: pieceOf(source, piece.end - match[1].length - 1, piece.end - 1), confidence: 0.85 }
  return pieceOf(source, piece.start, end)
}

function setEmployer(source: string, written: Piece, head: Head, confidence: number): void {
  const piece = withoutBracketedPlace(source, written, head)
  const parts = takePlace(source, commaParts(source, piece), head, 1)
  const first = parts[0]
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return
  const second = parts[1]
  if (
    parts.length === 2 &&
    second !== undefined &&
    head.place === undefined &&
    organisationScore(second.text) === 0 &&
    looksLikeTown(second.text)
  ) {
    head.place = { piece: second, confidence: 0.55 }
    head.employer = { piece: trimPiece(source, first), confidence }
    return
  }
  head.employer = { piece: trimPiece(source, pieceOf(source, first.start, last.end)), confidence }
}

const unitWords =
  /\b(?:division|department|dept|team|unit|finance|sales|marketing|operations|engineering|icu|supply chain|manufacturing|assurance|audit|tax|technology|product|research|strategy|human resources|hr|legal|compliance|risk|platform|infrastructure|growth|north america|emea|apac|europe|asia|global|americas|region|part[- ]time|full[- ]time|contract|intern|temporary|remote|ward|abteilung|(?:GS|GG|WG|WL|WS|NH|YA|YB)-\d[\d/-]*|[IVX]{1,3})\b/iu

function readSingle(source: string, piece: Piece, head: Head, hints: HeadHints): void {
  const parts = takePlace(source, commaParts(source, piece), head, 1)
  const [first, second] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return
  const firstScore = net(first)
  if (second === undefined) {
    if (firstScore > 0) head.title = { piece: trimPiece(source, first), confidence: 0.9 }
    else head.employer = { piece: trimPiece(source, first), confidence: firstScore < 0 ? 0.9 : 0.6 }
  } else if (firstScore > 0) {
    if (hints.hasEmployerAbove && organisationScore(second.text) < 4) titleUnderEmployer(source, parts, head)
    else titleBeforeEmployer(source, parts, head)
  } else if (net(last) > 0 && isHeadLike(last.text)) {
    head.title = { piece: trimPiece(source, last), confidence: 0.85 }
    head.order = 'employer-first'
    setEmployer(source, pieceOf(source, first.start, (parts.at(-2) ?? first).end), head, 0.8)
  } else if (firstScore === 0 && hints.usualOrder === 'title-first' && organisationScore(second.text) >= 4)
    titleBeforeEmployer(source, parts, head)
  else setEmployer(source, pieceOf(source, first.start, last.end), head, firstScore < 0 ? 0.85 : 0.55)
}

/** "Platoon Leader, Camp Humphreys": the employer stands above, so what follows the comma is a unit or a place. */
function titleUnderEmployer(source: string, parts: readonly Piece[], head: Head): void {
  const [first, second] = parts
  const last = parts.at(-1)
  if (first === undefined || second === undefined || last === undefined) return
  const isPlace =
    parts.length === 2 && head.place !== undefined && !unitWords.test(second.text) && looksLikeTown(second.text)
  head.title = { piece: trimPiece(source, isPlace ? first : pieceOf(source, first.start, last.end)), confidence: 0.85 }
}

/** A part of a larger house, which is named behind it. */
const subUnit =
  /^(?:dep(?:artmen)?t|school|faculty|division|college of|section|laborator|cent(?:re|er) for|abteilung|institut für|lehrstuhl|département|departamento|dipartimento|facult)/iu

/** "Director, Sales, Acme Inc, Springfield": the first part that is no unit of the job is the employer. */
function titleBeforeEmployer(source: string, parts: readonly Piece[], head: Head): void {
  const first = parts[0]
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return
  const isLater = (index: number): boolean =>
    parts.some((part, other) => other > index && organisationScore(part.text) >= 1.5)
  const isOffered = (part: Piece, index: number): boolean => index > 0 && !(subUnit.test(part.text) && isLater(index))
  const named = parts.findIndex(
    (part, index) => isOffered(part, index) && !(unitWords.test(part.text) && organisationScore(part.text) < 3),
  )
  const marked = parts.findIndex((part, index) => isOffered(part, index) && organisationScore(part.text) >= 3)
  const employerIndex = named < 0 ? -1 : Math.max(named, marked)
  const employer = parts[employerIndex]
  const titleEnd = parts[employerIndex - 1]
  if (employer === undefined || titleEnd === undefined) {
    head.title = { piece: trimPiece(source, pieceOf(source, first.start, last.end)), confidence: 0.8 }
    return
  }
  head.title = { piece: trimPiece(source, pieceOf(source, first.start, titleEnd.end)), confidence: 0.88 }
  if (isSelfEmployed(first.text) && organisationScore(employer.text) < 1.5) {
    head.place ??= { piece: employer, confidence: 0.5 }
    return
  }
  head.order = 'title-first'
  const town = parts[employerIndex + 1]
  const isTown = head.place === undefined && town !== undefined && looksLikeTown(town.text)
  if (isTown) head.place = { piece: pieceOf(source, town.start, last.end), confidence: 0.55 }
  const end = isTown ? employer : last
  const confidence = organisationScore(employer.text) >= 3 ? 0.9 : 0.75
  head.employer = { piece: trimPiece(source, pieceOf(source, employer.start, end.end)), confidence }
}
