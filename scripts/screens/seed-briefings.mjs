import pg from 'pg'

/** Copies today's briefing to yesterday as one of which a part could not be read. */
export async function seedEarlierBriefing(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`
    insert into briefings (user_id, day, kind, content, made_at)
    select user_id, day - 1, 'minimal', content || jsonb_build_object('openings', null, 'missing', array['openings'],
      'notice', 'I could not read your new openings this time. This is a minimal briefing: only what I could read.'),
      made_at - interval '1 day'
    from briefings`)
  await client.end()
}

/** The briefing's answer as before the first one. Other answers of the same batch stay. */
export async function answerWithNone(route) {
  const paths = new URL(route.request().url()).pathname.split('/').at(-1).split(',')
  const response = await route.fetch()
  const answers = await response.json()
  const { data } = answers[paths.indexOf('briefings.latest')].result
  const tomorrow = new Date(Date.parse(data.today) + 86_400_000).toISOString().slice(0, 10)
  Object.assign(data, { briefing: null, run: null, isDue: false, nextDay: tomorrow })
  await route.fulfill({ response, json: answers })
}
