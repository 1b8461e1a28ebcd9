import pg from 'pg'

const sources = [
  ['greenhouse', 'ledgerline', 'Ledgerline', 'ok', null, {}, [41, 44, 41]],
  [
    'lever-eu',
    'aavelabs',
    'Aave Labs',
    'failing',
    {
      code: 'no-such-board',
      message:
        'Lever (EU) has no such board (status 404). It may have moved: paste the address of the careers page to find it again.',
    },
    {},
    [12, 0, 0],
  ],
  ['ashby', 'northbeam', 'Northbeam', 'ok', null, { 'unknown hiringTeam': 31, 'missing publishedAt': 2 }, [31, 4, 2]],
  [
    'remotive',
    '',
    null,
    'waiting',
    { code: 'budget-spent', message: 'Its 4 calls of today are used up. It goes on after midnight UTC.' },
    {},
    [120, 9, 0],
  ],
  ['workable', 'groundwork', 'Groundwork', 'empty', null, {}, [3, 0, 0]],
  ['feed', 'https://feed.example/remote-jobs.rss', null, 'new', null, {}, []],
]

/** Sources in every state, with the runs that brought them there. None is due, so that nothing is asked for a picture. */
export async function seedSources(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  for (const [kind, board, employer, health, error, drift, counts] of sources) {
    const { rows } = await client.query(
      `insert into sources (kind, board, employer, health, last_error, drift, next_run_at, last_run_at, last_ok_at, last_seen, last_new, last_changed, last_gone)
       values ($1, $2, $3, $4, $5, $6, now() + interval '5 hours', case when $4 = 'new' then null else now() - interval '20 minutes' end,
         case when $4 in ('new') then null else now() - interval '1 day' end, $7, $7, $8, $9) returning id`,
      [
        kind,
        board,
        employer,
        health,
        error && JSON.stringify(error),
        JSON.stringify(drift),
        ...[0, 1, 2].map((at) => counts[at] ?? 0),
      ],
    )
    if (health === 'new') continue
    await client.query(
      `insert into source_runs (source_id, started_at, ended_at, outcome, added, changed, gone)
       select $1, now() - make_interval(hours => 6 * (18 - n)), now() - make_interval(hours => 6 * (18 - n)),
         case when n > 15 and $2 = 'failing' then 'failed' when n = 18 and $2 in ('empty', 'waiting') then $2 when n % 4 = 0 then 'unchanged' else 'ok' end,
         case when n % 4 = 0 then 0 else (abs(sin(n * 1.7)) * 12)::int end, n % 3, n % 2
       from generate_series(1, 18) as n`,
      [rows[0].id, health],
    )
  }
  await client.query(
    "insert into source_calls (kind, day, calls) values ('remotive', (now() at time zone 'utc')::date, 4), ('greenhouse', (now() at time zone 'utc')::date, 212), ('ashby', (now() at time zone 'utc')::date, 4)",
  )
  await client.query('insert into admins (user_id) select id from users where is_demo on conflict do nothing')
  await client.end()
}

/** The list as on the first day. Other answers of the same batch stay. */
export async function answerWithNoSources(route) {
  const paths = new URL(route.request().url()).pathname.split('/').at(-1).split(',')
  const response = await route.fetch()
  const answers = await response.json()
  const list = [answers].flat()
  paths.forEach((path, at) => {
    if (path !== 'sources.list') return
    const { data } = list[at].result
    Object.assign(data, { sources: [], total: 0, on: 0, failing: 0, openings: 0 })
    for (const kind of data.kinds) Object.assign(kind, { sources: 0, callsToday: 0 })
  })
  await route.fulfill({ response, json: answers })
}
