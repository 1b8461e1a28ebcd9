import type { UserTransaction } from '@jobpilot/db/with-user'
import { titleTokens } from '@jobpilot/engine/match/title-tokens'
import { findPlace } from '@jobpilot/engine/posting/gazetteer'
import type { SearchTerm } from '@jobpilot/engine/search/search-index'
import { normaliseSkill } from '@jobpilot/engine/skills/normalise-skill'
import { type RawBuilder, sql } from 'kysely'

/** One way of saying a term: `stems` are words as the index of titles has them, not to be stemmed again. */
type Way = { words: string; are: 'words' | 'stems' | 'phrase' }
type Part = { ways: Way[]; isExcluded: boolean }

/** More words than this are not asked for. */
const mostWords = 20

/** The usual name of a place, however it is written: "munich" and "NYC" are in the facts as München and New York City. */
function placeName(word: string): string | undefined {
  const place = findPlace(word.charAt(0).toUpperCase() + word.slice(1)) ?? findPlace(word.toUpperCase())
  return place?.kind === 'city' || place?.kind === 'state' ? place.name : undefined
}

/** A word, the usual name of the skill or place it names, or what it is short for: "k8s" finds Kubernetes, "SWE" software engineers. */
function waysOf(word: string): Way[] {
  const names = new Set([word, normaliseSkill(word), placeName(word) ?? word].map((name) => name.toLowerCase()))
  const stems = titleTokens(word)
  return [
    ...[...names].map((words): Way => ({ words, are: 'words' })),
    ...(stems.length > 1 ? [{ words: stems.join(' '), are: 'stems' } as const] : []),
  ]
}

function partsOf(typed: string): Part[] {
  return [...typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)]
    .slice(0, mostWords)
    .map(([, minus, phrase, word = '']) => ({
      ways: phrase === undefined ? waysOf(word) : [{ words: phrase, are: 'phrase' }],
      isExcluded: minus === '-',
    }))
}

const queryOf = ({ words, are }: Way): RawBuilder<string> => {
  const text = sql`searchable(${words})`
  if (are === 'phrase') return sql`phraseto_tsquery('english', ${text})`
  return are === 'stems' ? sql`plainto_tsquery('simple', ${text})` : sql`plainto_tsquery('english', ${text})`
}

const lexemesOf = ({ words, are }: Way): RawBuilder<string[]> => {
  const text = sql`searchable(${words})`
  return sql`tsvector_to_array(${are === 'stems' ? sql`to_tsvector('simple', ${text})` : sql`to_tsvector('english', ${text})`})`
}

/** What was typed, for the column `words` and for the index in memory, which knows no order of words: null for a phrase. */
export type WordsRead = { query: string; terms: SearchTerm[] | null }

/**
 * Reads what a person typed: every word has to be there, those "in quotes" one after the other, those with a minus must not.
 * Whatever was typed is a search; one without a word that says anything has an empty query and means everything.
 */
export async function readWords(tx: UserTransaction, typed: string): Promise<WordsRead> {
  const parts = partsOf(typed)
  const queries = parts.map(({ ways, isExcluded }) => {
    const any = sql`(${sql.join(ways.map(queryOf), sql` || `)})`
    return isExcluded ? sql`!!${any}` : any
  })
  const ways = parts.flatMap((part) => part.ways)
  const lexemes = ways.map((way) => sql`to_jsonb(${lexemesOf(way)})`)
  const { rows } = await sql<{ query: string; lexemes: string[][] }>`
    select (${sql.join([sql`''::tsquery`, ...queries], sql` && `)})::text as query,
      jsonb_build_array(${sql.join(lexemes)}) as lexemes`.execute(tx)
  const [read] = rows
  if (read === undefined) throw new Error('the database did not read the words')
  let at = 0
  const terms = parts.map(({ ways: own, isExcluded }) => ({
    isExcluded,
    // A way without a word that says anything, such as "the", is none.
    ways: own.map(() => read.lexemes[at++] ?? []).filter((words) => words.length > 0),
  }))
  const isPhrase = ways.some(({ are }) => are === 'phrase')
  return { query: read.query, terms: isPhrase ? null : terms.filter((term) => term.ways.length > 0) }
}
