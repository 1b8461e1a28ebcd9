import { unaccented } from '@jobpilot/engine/text/fold'
import type { SourceKind } from '@jobpilot/schemas/sources'
import { greenhouseBoards } from './greenhouse-boards.ts'
import { leverBoards } from './lever-boards.ts'

/** An employer with a public board. */
export type KnownEmployer = { name: string; kind: SourceKind; board: string }

function readBoards(text: string, kind: 'greenhouse' | 'lever'): KnownEmployer[] {
  return text.split(/;\s*/u).flatMap((entry) => {
    const cut = entry.lastIndexOf('=')
    if (cut < 1) return []
    const [board = '', host] = entry
      .slice(cut + 1)
      .trim()
      .split('@')
    return [{ name: entry.slice(0, cut).trim(), kind: host === 'eu' ? 'lever-eu' : kind, board }]
  })
}

/** Every employer of the directory that ships with JobPilot. */
export const employers: readonly KnownEmployer[] = [
  ...readBoards(greenhouseBoards, 'greenhouse'),
  ...readBoards(leverBoards, 'lever'),
].sort((a, b) => a.name.localeCompare(b.name, 'en'))

const searchable = employers.map((employer) => ({ employer, name: unaccented(employer.name) }))

/** Employers whose name holds these words: those that begin with them first, then those with a word that does. */
export function findEmployers(words: string, most = 20): KnownEmployer[] {
  const wanted = unaccented(words).trim().replace(/\s+/g, ' ')
  if (wanted === '') return []
  const rank = (name: string) =>
    name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(` ${wanted}`) ? 2 : 3
  return searchable
    .filter(({ name }) => name.includes(wanted))
    .sort((a, b) => rank(a.name) - rank(b.name))
    .slice(0, most)
    .map(({ employer }) => employer)
}
