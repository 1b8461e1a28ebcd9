import pg from 'pg'

const agents = ['Posting reader', 'Mail writer', 'Resume reader']

/** A month of calls so far for the demo person, a little more than half of the budget. */
export async function seedCosts(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into model_calls (user_id, agent, provider, model, price_version, state, month, reserved_micro_usd, cost_micro_usd, expires_at, settled_at)
     select id, agents.agent, 'openai', 'gpt-5', '1', 'settled', date_trunc('month', now() at time zone 'utc')::date, 0,
       (20000 + 90000 * abs(sin(day * 3 + agents.place))) / agents.place, now(),
       date_trunc('month', now() at time zone 'utc') at time zone 'utc' + make_interval(days => day, hours => 9)
     from users, unnest($1::text[]) with ordinality as agents (agent, place),
       generate_series(0, extract(day from now() at time zone 'utc')::int - 1) as day
     where is_demo and (day + agents.place) % 5 <> 0`,
    [agents],
  )
  await client.query(
    `insert into spend_months (user_id, month, limit_micro_usd, spent_micro_usd)
     select user_id, month, 6000000, sum(cost_micro_usd) from model_calls group by user_id, month
     on conflict (user_id, month) do update set spent_micro_usd = excluded.spent_micro_usd`,
  )
  await client.end()
}

/** This month's spend as on the day the budget is gone. Other answers of the same batch stay. */
export async function answerWithNoBudget(route) {
  const paths = new URL(route.request().url()).pathname.split('/').at(-1).split(',')
  const response = await route.fetch()
  const answers = await response.json()
  const { data } = answers[paths.indexOf('spend.month')].result
  Object.assign(data, { spentMicroUsd: 5_982_000, state: 'stopped' })
  await route.fulfill({ response, json: answers })
}
