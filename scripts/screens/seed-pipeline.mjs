import pg from 'pg'

/** Where openings stand, and the days ago they were moved on the way there. */
const ways = [
  [['saved', 2]],
  [['saved', 1]],
  [
    ['saved', 14],
    ['applied', 12],
  ],
  [
    ['saved', 6],
    ['applied', 4],
  ],
  [['applied', 1]],
  [
    ['applied', 20],
    ['screening', 9],
  ],
  [
    ['applied', 24],
    ['screening', 15],
    ['interview', 5],
  ],
  [
    ['applied', 33],
    ['interview', 21],
    ['offer', 1],
  ],
  [
    ['applied', 30],
    ['screening', 22],
    ['rejected', 11],
  ],
  [
    ['applied', 26],
    ['rejected', 18],
  ],
]

/** Openings on every stage of the pipeline, moved there over weeks as nobody does for a picture. */
export async function seedPipeline(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select user_id, opening_id from postings where review = 'new' and not is_ruled_out order by created_at, id offset 6 limit $1`,
    [ways.length],
  )
  for (const [at, { user_id, opening_id }] of rows.entries()) {
    const moves = ways[at].map(([stage, days], step) => ({ stage, days, from: ways[at][step - 1]?.[0] ?? null }))
    await client.query(
      `with application as (insert into applications (user_id, opening_id, stage) values ($1, $2, $3)
         on conflict (user_id, opening_id) do update set stage = excluded.stage, deleted_at = null returning id)
       insert into application_moves (user_id, application_id, from_stage, to_stage, moved_by, moved_at)
       select $1, application.id, move."from"::application_stage, move.stage::application_stage, 'you', now() - make_interval(days => move.days)
       from application, json_to_recordset($4) as move ("from" text, stage text, days int)`,
      [user_id, opening_id, moves.at(-1).stage, JSON.stringify(moves)],
    )
  }
  await client.query(`update postings set review = 'kept' where opening_id = any($1::uuid[])`, [
    rows.map(({ opening_id }) => opening_id),
  ])
  await client.end()
}
