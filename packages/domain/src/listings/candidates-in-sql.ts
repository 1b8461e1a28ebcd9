import type { DB } from '@jobpilot/db/types'
import { partWeights, placePart, seniorityPart, sizePart, titleCredits } from '@jobpilot/engine/candidates/estimate'
import type { Candidate } from '@jobpilot/engine/candidates/listing-index'
import { impliedFloor, titleRecallShare } from '@jobpilot/engine/match/rubric'
import type { Wish } from '@jobpilot/schemas/wish'
import { companySizes, seniorityLevels, workModes } from '@jobpilot/schemas/work-terms'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { dealBreakersAsSql } from '../deal-breakers/as-sql.ts'

type Figure = RawBuilder<number>
const figure = (value: number): Figure => sql`${value}::float8`
const textArray = (values: readonly string[]) => sql`${[...values]}::text[]`

function titleInSql(wish: Wish): Figure {
  if (wish.titles.length === 0) return figure(partWeights.title * 0.5)
  const parts = wish.titles.map((wanted) => {
    const credits = JSON.stringify(Object.fromEntries(titleCredits(wanted)))
    return sql`(select case when sum(credit) is null then 0 when cardinality(title_terms) = 0 then 0.5 else
        ${figure(titleRecallShare)} * least(1, sum(credit) / ${figure(wanted.length)})
        + ${figure(1 - titleRecallShare)} * least(1, sum(credit) / cardinality(title_terms)) end
      from (select (${credits}::jsonb ->> stem)::float8 as credit from unnest(title_terms) as term (stem)) as credited)`
  })
  return sql`${figure(partWeights.title)} * greatest(${sql.join(parts)})`
}

const heldInSql = (wish: Wish) =>
  sql`(select count(*) from unnest(skills) as named (skill) where skill = any(${textArray(wish.skills)}))`

function skillsInSql(wish: Wish): Figure {
  const part =
    wish.skills.length === 0
      ? sql`0.5`
      : sql`case when skills = '{}' then 0.5 else ${heldInSql(wish)}::float8 / cardinality(skills) end`
  return sql`${figure(partWeights.skills)} * ${part}`
}

/** One `when` for each literal, and the answer for null at the end. */
function byLiteral<T extends string>(
  column: string,
  literals: readonly T[],
  part: (literal: T | null) => number,
): Figure {
  const whens = literals.map((literal) => sql`when ${literal} then ${figure(part(literal))}`)
  return sql`case ${sql.ref(column)} ${sql.join(whens, sql` `)} else ${figure(part(null))} end`
}

function placeInSql(wish: Wish): Figure {
  const answers = [null, ...workModes].flatMap((workMode) =>
    [false, true].flatMap((saysCountry) =>
      [false, true].flatMap((isInCountry) =>
        [false, true].map(
          (isInPlace) => sql`when work_mode is not distinct from ${workMode}::text
            and (countries <> '{}') = ${saysCountry} and (countries && ${textArray([...wish.countries, '*'])}) = ${isInCountry}
            and (places && ${textArray(wish.places)}) = ${isInPlace}
            then ${figure(placePart(wish, { workMode, saysCountry, isInCountry, isInPlace }))}`,
        ),
      ),
    ),
  )
  return sql`${figure(partWeights.place)} * case ${sql.join(answers, sql` `)} end`
}

function payInSql(wish: Wish): Figure {
  if (wish.payFloor === null && wish.payTarget === null) return figure(partWeights.pay * 0.5)
  const target = wish.payTarget ?? wish.payFloor ?? 0
  const floor = Math.min(wish.payFloor ?? target * impliedFloor, target)
  const offered = sql`coalesce(pay_max, pay_min)`
  return sql`${figure(partWeights.pay)} * case
    when ${offered} is null or pay_currency is distinct from ${wish.currency} then 0.5
    when ${offered} >= ${figure(target)} then 1
    when ${offered} < ${figure(floor)} then 0
    else (${offered} - ${figure(floor)}) / nullif(${figure(target)} - ${figure(floor)}, 0) end`
}

const estimateInSql = (wish: Wish): Figure =>
  sql`${titleInSql(wish)} + ${skillsInSql(wish)} + ${placeInSql(wish)} + ${payInSql(wish)}
    + ${figure(partWeights.seniority)} * ${byLiteral('seniority', seniorityLevels, (asked) => seniorityPart(wish.seniority, asked))}
    + ${figure(partWeights.size)} * ${byLiteral('company_size', companySizes, (of) => sizePart(wish.companySize, of))}`

/**
 * What `ListingIndex.findCandidates` finds, asked of the database: the fallback while there is no index, and what tests hold the
 * index against. Reads the `newest` listings that share a word with the wish; without it all of them, which takes seconds at a million.
 */
export async function findCandidatesInSql(
  db: Kysely<DB>,
  wish: Wish,
  { most, newest }: { most: number; newest?: number },
): Promise<Candidate[]> {
  const stems = [...new Set(wish.titles.flatMap((wanted) => [...titleCredits(wanted).keys()]))]
  const shares =
    wish.titles.length > 0 ? sql`title_terms && ${textArray(stems)}` : sql`skills && ${textArray(wish.skills)}`
  const holds = dealBreakersAsSql(wish.dealBreakers)
  const { rows } = await sql<{ listingId: string; estimate: number; isSure: boolean }>`
    with hits as (
      select * from listing_facts where is_open and ${shares} and (${holds}) is not false
      order by posted_on desc, listing_id ${newest === undefined ? sql`` : sql`limit ${newest}`}
    )
    select listing_id, (${estimateInSql(wish)})::float8 as estimate, coalesce(${holds}, false) as is_sure
    from hits order by estimate desc, posted_on desc limit ${most}`.execute(db)
  return rows
}
