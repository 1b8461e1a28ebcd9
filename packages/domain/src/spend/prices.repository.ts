import type { UserTransaction } from '@jobpilot/db/with-user'
import { familyOf, type ListedPrice, type Price } from '@jobpilot/platform/models/prices'
import { sql } from 'kysely'

/** Anything that runs SQL with `$1` as the owner of the tables, e.g. a `pg` pool. */
export type OwnerSql = { query: (text: string, values: unknown[]) => Promise<unknown> }

/** The price valid now for a model or its family; null when none is known, and a call nobody can price is refused. */
export async function findPrice(tx: UserTransaction, provider: string, model: string): Promise<Price | null> {
  const now = sql<Date>`clock_timestamp()`
  const row = await tx
    .selectFrom('modelPrices')
    .select(['version', 'inputUsd', 'cachedUsd', 'outputUsd'])
    .where('provider', '=', provider)
    .where('model', 'in', [model, familyOf(model)])
    .where('validFrom', '<=', now)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', now)]))
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    input: Number(row.inputUsd),
    cached: Number(row.cachedUsd),
    output: Number(row.outputUsd),
    version: row.version,
  }
}

/**
 * Brings the table in line with what this release lists and the operator declares. Known versions stay as they are;
 * a declared price that is no longer declared ends now. Repeating it changes nothing.
 */
export async function storePrices(owner: OwnerSql, prices: readonly ListedPrice[]): Promise<void> {
  const rows = JSON.stringify(prices)
  await owner.query(
    `update model_prices set valid_until = now()
     where valid_until is null and version like 'declared-%' and (provider, model, version) not in (
       select provider, model, version from jsonb_to_recordset($1::jsonb) as given (provider text, model text, version text))`,
    [rows],
  )
  await owner.query(
    `insert into model_prices (provider, model, version, input_usd, cached_usd, output_usd, valid_from)
     select provider, model, version, input, cached, output, coalesce("validFrom", now())
     from jsonb_to_recordset($1::jsonb) as given
       (provider text, model text, version text, input numeric, cached numeric, output numeric, "validFrom" timestamptz)
     on conflict (provider, model, version) do update set valid_from = now(), valid_until = null
     where model_prices.valid_until is not null`,
    [rows],
  )
}
