import type { ExperienceItem } from '@jobpilot/schemas/profile'
import type { Line } from '../text/lines.ts'
import { type Piece, pieceOf } from '../text/piece.ts'
import { dateRangeOf, fieldOf, type ReadContext } from './context.ts'
import { draftEntries, type EntryDraft } from './experience-entries.ts'
import { readExperienceTable } from './experience-table.ts'
import { placeLikelihood } from './places.ts'

/** Roles of an experience section. `firstNumber` keeps ids unique where a resume has several such sections. */
export function readExperience(context: ReadContext, lines: readonly Line[], firstNumber: number): ExperienceItem[] {
  const drafts =
    readExperienceTable(context.source, lines) ?? draftEntries(context.source, joinTowns(context.source, lines))
  return drafts.map((draft, index) => asItem(context, draft, `exp${firstNumber + index}`))
}

/** "Halden Rowe Studio," above "Manchester": a narrow column broke the head before its town. */
function joinTowns(source: string, lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const isTown = line.mark === '' && line.blanks === 0 && placeLikelihood(line.text) >= 0.75
    if (before !== undefined && isTown && before.mark === '' && before.text.length < 50 && before.text.endsWith(',')) {
      const whole = pieceOf(source, before.start, line.end)
      joined[joined.length - 1] = { ...before, ...whole, cells: [whole] }
    } else joined.push(line)
  }
  return joined
}

function asItem(context: ReadContext, draft: EntryDraft, id: string): ExperienceItem {
  const { title, employer, place } = draft.head
  return {
    id,
    title: title === undefined ? null : fieldOf(context, `${id}.title`, title.piece, title.confidence),
    employer: employer === undefined ? null : fieldOf(context, `${id}.employer`, employer.piece, employer.confidence),
    place: place === undefined ? null : fieldOf(context, `${id}.place`, place.piece, place.confidence),
    dates:
      draft.dates === undefined
        ? null
        : dateRangeOf(
            context,
            `${id}.dates`,
            draft.dates.found,
            draft.dates.base,
            draft.dates.found.isRange ? 0.95 : 0.75,
          ),
    bullets: joinBullets(context.source, draft.body)
      .slice(0, 200)
      .map((piece, index) => fieldOf(context, `${id}.b${index + 1}`, piece, 0.9)),
  }
}

/** Wrapped lines become one bullet; prose without marks is one bullet a line, joined where a sentence runs on. */
export function joinBullets(source: string, body: EntryDraft['body']): Piece[] {
  const bullets: Piece[] = []
  let openMark = false
  for (const { line, role } of body) {
    const before = bullets.at(-1)
    const runsOn =
      before !== undefined &&
      (role === 'continuation' ||
        (role !== 'bullet' && line.blanks === 0 && !openMark && /^[\p{Ll}(&]/u.test(line.text)))
    if (before !== undefined && (runsOn || (role !== 'bullet' && line.blanks === 0 && sentenceRunsOn(before.text)))) {
      bullets[bullets.length - 1] = pieceOf(source, before.start, line.end)
    } else bullets.push(pieceOf(source, line.start, line.end))
    openMark = role === 'bullet'
  }
  return bullets
}

/** A long line that stops inside a sentence goes on in the next one. */
function sentenceRunsOn(text: string): boolean {
  return text.length > 60 && !/[.!?:;]$/u.test(text) && /[,\p{Ll}\d]$/u.test(text) && /\.\s/u.test(text)
}
