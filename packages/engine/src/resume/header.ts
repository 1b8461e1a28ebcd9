import type { Line } from '../text/lines.ts'
import { type Piece, pieceOf } from '../text/piece.ts'
import { onceEach, type PhoneFound, readEmails, readPhones } from './contact.ts'
import type { Sure } from './head-reading.ts'
import { type HeaderPart, isLabel, readHeaderParts } from './header-parts.ts'
import { readPlace } from './header-place.ts'
import { linksOfLines } from './links.ts'
import { mailboxMatch, nameIn } from './name.ts'
import { placeLikelihood } from './places.ts'
import type { Section } from './sections.ts'
import { isDocumentTitle } from './sections.ts'
import { titleScore } from './wording.ts'

/** Who the resume is about and how to reach them. */
export interface Header {
  name: Sure | undefined
  headline: Sure | undefined
  place: Sure | undefined
  emails: Piece[]
  phones: PhoneFound[]
  links: Piece[]
  /** Sentences of the header: a summary without a heading. */
  summary: Piece | undefined
}

/** Reads name, headline, place and contact from the lines before the first heading and the personal sections. */
export function readHeader(source: string, sections: readonly Section[], all: readonly Line[]): Header {
  const lines = sections
    .filter(({ kind }) => kind === 'header' || kind === 'personal')
    .flatMap((section) => section.lines)
  const emails = firstFilled(readEmails(source, lines), () => readEmails(source, outside(sections)).slice(0, 2))
  const phones = firstFilled(readPhones(source, lines), () =>
    readPhones(
      source,
      all.filter((line) => line.text.length < 90 && /\+\d|tel|phone|mobil/iu.test(line.text)),
    ).slice(0, 2),
  )
  const links = onceEach(linksOfLines(source, lines)).slice(0, 50)
  const parts = readHeaderParts(source, lines).filter(
    ({ piece, label }) => label !== 'contact' && label !== 'ignored' && piece.text !== '',
  )
  const taken = [...emails, ...phones.map(({ piece }) => piece), ...links]
  const free = parts.flatMap((part) => withoutTaken(source, part, taken))
  const name = readName(source, free, emails[0]?.text ?? '')
  const place = readPlace(source, free, name, taken)
  return {
    name,
    place,
    headline: readHeadline(free, name, place),
    emails,
    phones,
    links,
    summary: readLooseSummary(source, lines, taken),
  }
}

function outside(sections: readonly Section[]): Line[] {
  return sections.filter(({ heading }) => !/refer/iu.test(heading?.text ?? '')).flatMap(({ lines }) => lines)
}

function firstFilled<T>(first: T[], second: () => T[]): T[] {
  return first.length > 0 ? first : second()
}

/** Cuts contact values out of a part: "Austin, TX chloe@x.design" leaves the town. */
function withoutTaken(source: string, part: HeaderPart, taken: readonly Piece[]): HeaderPart[] {
  const inside = taken
    .filter((piece) => piece.start >= part.piece.start && piece.end <= part.piece.end)
    .sort((a, b) => a.start - b.start)
  if (inside.length === 0) return [part]
  const rests: Piece[] = []
  let from = part.piece.start
  for (const piece of inside) {
    rests.push(pieceOf(source, from, piece.start))
    from = piece.end
  }
  rests.push(pieceOf(source, from, part.piece.end))
  return rests
    .map((rest) => ({ ...part, piece: trimContact(source, rest) }))
    .filter(({ piece }) => /\p{L}{2}/u.test(piece.text) && !isLabel(piece.text))
}

function trimContact(source: string, piece: Piece): Piece {
  const slice = source.slice(piece.start, piece.end)
  const head = /^[\s,;:|·•()–—-]+/u.exec(slice)?.[0].length ?? 0
  const tail =
    /[\s,;:|·•()–—-]*(?:\b(?:e-?mail|phone|tel|mobile|mob|cell|c|m|t|p|e|web|linkedin|github|portfolio|website)\.?\s*:?)?[\s,;:|·•()–—-]*$/iu.exec(
      slice,
    )
  const end = tail === null ? piece.end : piece.start + Math.max(head, tail.index)
  return pieceOf(source, Math.min(piece.start + head, end), end)
}

function readName(source: string, parts: readonly HeaderPart[], mailbox: string): Sure | undefined {
  const labelled = parts.find(({ label }) => label === 'name')
  if (labelled !== undefined && labelled.piece.text.length < 70)
    return { piece: nameIn(source, labelled.piece) ?? labelled.piece, confidence: 0.95 }
  const given = parts.find(({ label }) => label === 'given-name')
  const family = parts.find(({ label }) => label === 'surname')
  if (given !== undefined && family !== undefined) {
    const [first, last] =
      given.piece.start < family.piece.start ? [given.piece, family.piece] : [family.piece, given.piece]
    if (/^\s*$/u.test(source.slice(first.end, last.start)))
      return { piece: pieceOf(source, first.start, last.end), confidence: 0.8 }
    return { piece: family.piece, confidence: 0.5 }
  }
  let best: (Sure & { score: number }) | undefined
  parts.forEach((part, index) => {
    if (part.label !== undefined || index > 25) return
    const piece = nameIn(source, part.piece)
    if (piece === undefined) return
    const score =
      (index === 0 ? 3 : index < 3 ? 2 : index < 8 ? 1 : 0) +
      mailboxMatch(piece.text, mailbox) * 3 +
      (part.piece.start === part.line.start ? 0.5 : 0)
    if (best === undefined || score > best.score)
      best = { piece, score, confidence: Math.min(0.97, 0.6 + score * 0.07) }
  })
  return best === undefined
    ? (smallName(parts, mailbox) ?? firstLineName(parts))
    : { piece: best.piece, confidence: best.confidence }
}

/** "jordan blake" above a mailbox that spells it: some write everything small. */
function smallName(parts: readonly HeaderPart[], mailbox: string): Sure | undefined {
  const piece = parts[0]?.piece
  return piece !== undefined &&
    /^\p{Ll}+(?: \p{Ll}+){1,2}$/u.test(piece.text) &&
    mailboxMatch(piece.text, mailbox) === 1
    ? { piece, confidence: 0.7 }
    : undefined
}

/** A single word on the first line, such as a mononym, is taken when nothing better stands in the header. */
function firstLineName(parts: readonly HeaderPart[]): Sure | undefined {
  const first = parts.find(({ piece }) => !isDocumentTitle(piece.text))
  const words = first?.piece.text.split(' ') ?? []
  if (
    first === undefined ||
    first.lineIndex > 1 ||
    words.length > 1 ||
    first.label !== undefined ||
    !/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’-]{1,30}$/u.test(first.piece.text)
  )
    return undefined
  return titleScore(first.piece.text) > 0 || placeLikelihood(first.piece.text) > 0
    ? undefined
    : { piece: first.piece, confidence: 0.5 }
}

/** The first words under the name that name a job, or stand right below it. */
function readHeadline(parts: readonly HeaderPart[], name: Sure | undefined, place: Sure | undefined): Sure | undefined {
  const labelled = parts.find(({ label }) => label === 'title')
  if (labelled !== undefined) return { piece: labelled.piece, confidence: 0.9 }
  if (name === undefined) return undefined
  const index = parts.findIndex(({ piece }) => piece.start >= name.piece.end)
  const after = index < 0 ? [] : parts.slice(index, index + 8)
  const free = after.filter(
    ({ piece }) => place === undefined || piece.end <= place.piece.start || piece.start >= place.piece.end,
  )
  const titled = free.find(
    ({ piece, lineIndex }) =>
      titleScore(piece.text) > 0 &&
      !isSentence(piece.text) &&
      piece.text.length < 130 &&
      lineIndex <= (parts[index]?.lineIndex ?? 0) + 3,
  )
  if (titled === undefined) return undefined
  const whole: Piece = { text: titled.line.text, start: titled.line.start, end: titled.line.end }
  const alone = [name, place].every(
    (other) => other === undefined || other.piece.end <= whole.start || other.piece.start >= whole.end,
  )
  const own = parts.filter(({ line }) => line === titled.line)
  return {
    piece:
      alone && titled.piece.start === whole.start && own.at(-1)?.piece.end === whole.end && whole.text.length < 130
        ? whole
        : titled.piece,
    confidence: 0.85,
  }
}

/** A summary's first sentence names a job as well, and is no headline. */
function isSentence(text: string): boolean {
  return /\p{L}{3}[.!?]$/u.test(text) && text.split(' ').length >= 5
}

function isProse(text: string): boolean {
  const words = text.split(' ')
  return words.length >= 9 && words.filter((word) => /^\p{Ll}/u.test(word)).length / words.length >= 0.5
}

/** Two or more lines of running text in the header are a summary. */
function readLooseSummary(source: string, lines: readonly Line[], taken: readonly Piece[]): Piece | undefined {
  const prose = lines.filter(
    (line) => isProse(line.text) && !taken.some((piece) => piece.start >= line.start && piece.end <= line.end),
  )
  const first = prose[0]
  if (first === undefined) return undefined
  const start = lines.indexOf(first)
  let end = start + 1
  while (
    end < lines.length &&
    (lines[end]?.blanks ?? 1) === 0 &&
    !taken.some((piece) => piece.start >= (lines[end]?.start ?? 0) && piece.end <= (lines[end]?.end ?? 0))
  )
    end += 1
  return pieceOf(source, first.start, lines[end - 1]?.end ?? first.end)
}
