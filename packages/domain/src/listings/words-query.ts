import { titleTokens } from '@jobpilot/engine/match/title-tokens'
import { findPlace } from '@jobpilot/engine/posting/gazetteer'
import { normaliseSkill } from '@jobpilot/engine/skills/normalise-skill'
import { type RawBuilder, sql } from 'kysely'

type Query = RawBuilder<string>

/** More words than this are not asked for. */
const mostWords = 20

const plain = (words: string): Query => sql`plainto_tsquery('english', searchable(${words}))`

/** The usual name of a place, however it is written: "munich" and "NYC" are in the facts as München and New York City. */
function placeName(word: string): string | undefined {
  const place = findPlace(word.charAt(0).toUpperCase() + word.slice(1)) ?? findPlace(word.toUpperCase())
  return place?.kind === 'city' || place?.kind === 'state' ? place.name : undefined
}

/** A word, the usual name of the skill or place it names, or what it is short for: "k8s" finds Kubernetes, "SWE" software engineers. */
function wordQuery(word: string): Query {
  const skill = normaliseSkill(word)
  const stems = titleTokens(word)
  const place = placeName(word)
  const meanings = [
    plain(word),
    ...(skill.toLowerCase() === word.toLowerCase() ? [] : [plain(skill)]),
    ...(place === undefined || place.toLowerCase() === word.toLowerCase() ? [] : [plain(place)]),
    ...(stems.length > 1 ? [sql`plainto_tsquery('simple', searchable(${stems.join(' ')}))`] : []),
  ]
  return sql`(${sql.join(meanings, sql` || `)})`
}

/**
 * What a person typed as a query of the column `words`: every word has to be there, those "in quotes" one after the other, those
 * with a minus must not. Whatever was typed is a query; one without a word that says anything is the empty one.
 */
export function wordsQuery(typed: string): Query {
  const parts = [...typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)].slice(0, mostWords)
  const queries = parts.map(([, minus, phrase, word]) => {
    const query = phrase === undefined ? wordQuery(word ?? '') : sql`phraseto_tsquery('english', searchable(${phrase}))`
    return minus === '-' ? sql`!!(${query})` : query
  })
  return sql<string>`(${sql.join([sql`''::tsquery`, ...queries], sql` && `)})`
}
