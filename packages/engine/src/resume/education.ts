import type { EducationItem } from '@jobpilot/schemas/profile'
import { joinCutLines, type Line } from '../text/lines.ts'
import { type Piece, pieceOf, trimPiece } from '../text/piece.ts'
import { dateRangeOf, fieldOf, type ReadContext } from './context.ts'
import { type EducationLine, type EducationPart, readEducationLine } from './education-parts.ts'

interface Draft {
  degree: EducationPart | undefined
  school: EducationPart | undefined
  study: Piece | undefined
  place: Piece | undefined
  dates: EducationLine['dates']
  details: Piece[]
  unknown: { piece: Piece; line: number; index: number }[]
  lines: number
  started: 'dates' | 'other'
  /** Whether the entry itself is a list item; only then can a list item start the next one. */
  marked: boolean
}

/** Schools and degrees of an education section; lines that name neither are details of the entry above. */
export function readEducation(
  context: ReadContext,
  written: readonly Line[],
  firstNumber: number,
): { items: EducationItem[]; others: Line[] } {
  const lines = joinCutLines(
    context.source,
    written.filter((line, index) => !isTableHead(line) && !isEntry(line, written[index + 1])),
  )
  const drafts: Draft[] = []
  const others: Line[] = []
  lines.forEach((line, index) => {
    if (namesCertificate.test(line.text)) {
      others.push(line)
      return
    }
    const read = readEducationLine(context.source, line)
    let current = drafts.at(-1)
    if (current === undefined || startsEntry(current, read, drafts[0], lines[index - 1])) {
      if (isOnlyDetail(read) && current !== undefined) current.details.push(line)
      else {
        current = {
          degree: undefined,
          school: undefined,
          study: undefined,
          place: undefined,
          dates: undefined,
          details: [],
          unknown: [],
          lines: 0,
          started: read.dates !== undefined && read.parts.length === 0 ? 'dates' : 'other',
          marked: line.mark !== '',
        }
        drafts.push(current)
      }
    }
    if (current !== undefined) addLine(context.source, current, read)
  })
  const items: EducationItem[] = []
  for (const draft of drafts) {
    settle(context.source, draft)
    if (draft.degree === undefined && (draft.school?.kind !== 'school' || isCertificate(draft)))
      others.push(
        ...lines.filter((line) =>
          draft.unknown.some(({ piece }) => piece.start >= line.start && piece.end <= line.end),
        ),
      )
    else items.push(asItem(context, draft, `edu${firstNumber + items.length}`))
  }
  return { items, others }
}

/** "2011年4月 X大学 入学" above the line on which the same school was left: one stay, told twice. */
function isEntry(line: Line, next: Line | undefined): boolean {
  return /入学$/u.test(line.text) && next !== undefined && /(?:卒業|修了|中退|見込)[^\s]{0,3}$/u.test(next.text)
}

/** "Degree   Institute   Year   Percentage": the head of a table. */
function isTableHead(line: Line): boolean {
  const word =
    /^(?:degree|course|qualifications?|examination|exam|institut(?:e|ion)|institute\s*\/\s*university|school(?:\s*\/\s*college)?|college|university|board(?:\s*\/\s*university)?|university\s*\/\s*board|year(?: of passing)?|passing year|percentage|marks|cgpa(?:\s*\/\s*%)?|grade|%|gpa|specialization|stream|class|s\.?\s?no\.?)$/iu
  return line.cells.length >= 2 && line.cells.every((cell) => word.test(cell.text))
}

/** Lines of an education section that name what a body has certified. */
const namesCertificate =
  /^(?:certified\s|chartered\s(?!accountancy|management school)|fellow\s(?:of|,)|licen[cs]ed\s|registered\s|member\sof\s|associate\smember)/iu

/** "Project Management Professional (PMP) – Project Management Institute" names who certifies, not where one studied. */
function isCertificate(draft: Draft): boolean {
  return draft.unknown.some(({ piece }) =>
    /\b(?:certified|certification|licen[cs]ed?|chartered|registered)\b|\([A-Z]{3,5}\)/u.test(piece.text),
  )
}

function isOnlyDetail(read: EducationLine): boolean {
  return read.dates === undefined && read.parts.every((part) => part.kind === 'detail')
}

/** A new entry starts when a line brings what the current one already has, or after an empty line. */
function startsEntry(current: Draft, read: EducationLine, first: Draft | undefined, before: Line | undefined): boolean {
  if (current.lines === 0 || isOnlyDetail(read)) return false
  if (read.line.mark !== '' && !current.marked) return false
  const has = (kind: EducationPart['kind']): boolean => read.parts.some((part) => part.kind === kind)
  const isOnlyStudy = current.lines === 1 && current.unknown.length === 1 && current.dates === undefined
  const complete =
    current.degree !== undefined && (current.school !== undefined || (current.unknown.length > 0 && !isOnlyStudy))
  if (has('degree') && current.degree !== undefined) return true
  if (has('school') && current.school !== undefined) return true
  if (has('school') && complete) return true
  if (read.dates !== undefined && current.dates !== undefined) return true
  if (read.dates !== undefined && read.parts.length === 0 && first?.started === 'dates') return true
  if (read.line.mark !== '' && before?.mark === '' && !has('degree') && !has('school')) return false
  return (
    read.line.blanks > 0 &&
    (current.degree !== undefined || current.school !== undefined) &&
    (has('degree') || has('school') || (complete && has('unknown') && read.line.mark === ''))
  )
}

function addLine(source: string, draft: Draft, read: EducationLine): void {
  draft.lines += 1
  const isItem = read.line.mark !== '' && !draft.marked
  if (!isItem) draft.dates ??= read.dates
  if (isItem || (read.parts.length === 1 && read.parts[0]?.kind === 'detail')) {
    draft.details.push(pieceOf(source, read.line.start, read.line.end))
    return
  }
  read.parts.forEach((part, index) => {
    if (part.kind === 'degree' && draft.degree === undefined) draft.degree = part
    else if (part.kind === 'school') draft.school = joinSchool(source, draft, part)
    else if (part.kind === 'place') draft.place ??= part.piece
    else if (part.kind === 'detail') draft.details.push(part.piece)
    else draft.unknown.push({ piece: part.piece, line: draft.lines, index })
  })
}

/** "The Wharton School, University of Pennsylvania" is one institution. */
function joinSchool(source: string, draft: Draft, part: EducationPart): EducationPart {
  const before = draft.school
  if (before === undefined) return part
  const gap = source.slice(before.piece.end, part.piece.start)
  return /^,\s*$/u.test(gap) ? { kind: 'school', piece: pieceOf(source, before.piece.start, part.piece.end) } : before
}

/** What the wording left open: the field of study stands behind the degree, an unmarked school is what remains. */
function settle(source: string, draft: Draft): void {
  const { degree } = draft
  if (degree !== undefined) {
    const next = draft.unknown.find(
      ({ piece }) =>
        piece.start >= degree.piece.end &&
        /^[\s,:–—-]*$/u.test(source.slice(degree.piece.end, piece.start)) &&
        (draft.school !== undefined || !/\s{2,}|\t/u.test(source.slice(degree.piece.end, piece.start))),
    )
    const isApprenticeship = /^(?:ausbildung|lehre|umschulung|apprenticeship)/iu.test(degree.piece.text)
    if (next !== undefined && !isApprenticeship && (draft.school !== undefined || draft.unknown.length > 1)) {
      draft.study = next.piece
      draft.unknown = draft.unknown.filter((other) => other !== next)
    }
    draft.study ??= studyInside(source, degree.piece)
  }
  if (draft.school === undefined) {
    const candidate = draft.unknown.find(({ piece }) => /^[\p{Lu}\p{Lo}]/u.test(piece.text) && piece.text.length < 90)
    if (candidate !== undefined) {
      draft.school = { kind: degree === undefined ? 'unknown' : 'school', piece: candidate.piece }
      draft.unknown = degree === undefined ? draft.unknown : draft.unknown.filter((other) => other !== candidate)
    }
  }
  const town = draft.unknown.find(
    ({ piece }) =>
      draft.school !== undefined && piece.start >= draft.school.piece.end && piece.text.split(' ').length <= 3,
  )
  if (
    draft.place === undefined &&
    town !== undefined &&
    /^,\s*$/u.test(source.slice(draft.school?.piece.end ?? 0, town.piece.start))
  )
    draft.place = town.piece
}

/** "B.A. in Economics": the words behind "in", or behind the degree letters. */
function studyInside(source: string, degree: Piece): Piece | undefined {
  const slice = source.slice(degree.start, degree.end)
  const behind =
    /\s(?:in|en|em|im|der|of science|of arts|of engineering|of technology)\s+(?:(?:in|en)\s+)?(?=\p{Lu})/u.exec(
      slice,
    ) ?? /^(?:[A-Z][\p{L}]{0,4}\.?\s?){1,3}(?:\((?:Hons|Honours|Honors)\.?\)\s*)?[\s(]+(?=\p{Lu}\p{Ll}{2})/u.exec(slice)
  if (behind === null) return undefined
  const piece = trimPiece(source, pieceOf(source, degree.start + behind.index + behind[0].length, degree.end))
  return piece.text.length > 2 ? piece : undefined
}

function asItem(context: ReadContext, draft: Draft, id: string): EducationItem {
  const { school, degree, study, place, dates } = draft
  return {
    id,
    institution:
      school === undefined
        ? null
        : fieldOf(
            context,
            `${id}.institution`,
            trimPiece(context.source, school.piece),
            school.kind === 'school' ? 0.9 : 0.6,
          ),
    degree: degree === undefined ? null : fieldOf(context, `${id}.degree`, degree.piece, 0.9),
    fieldOfStudy: study === undefined ? null : fieldOf(context, `${id}.field`, study, 0.75),
    place: place === undefined ? null : fieldOf(context, `${id}.place`, place, 0.75),
    dates:
      dates === undefined
        ? null
        : graduation(dateRangeOf(context, `${id}.dates`, dates.found, dates.base, 0.9), dates.found.isRange),
    details: draft.details.slice(0, 50).map((piece, index) => fieldOf(context, `${id}.x${index + 1}`, piece, 0.8)),
  }
}

/** A lone date beside a degree is when it was finished. */
function graduation<T extends { from: string | null }>(dates: T, isRange: boolean): T {
  return isRange ? dates : { ...dates, from: null }
}
