import pg from 'pg'

/** Further e-mails of the demo person at every stage that a picture should show: kept, refused, unknown, to be approved. */
export async function seedOutbox(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const [index, stage] of ['done', 'failed', 'unknown', 'pending'].entries()) {
      const { rows } = await client.query(
        `insert into agent_outputs (user_id, kind, state, request, content, subject, body, recipient_email, created_at)
         select user_id, kind, state, jsonb_set(request, '{recipientName}', to_jsonb($1::text)), content, subject, body, $2,
           created_at + interval '1 second'
         from agent_outputs where recipient_email = 'jana.weber@example.org' limit 1 returning id, user_id, subject, body`,
        [['Omar Haddad', 'Lea Brandt', 'Piotr Nowak', 'Sofia Rossi'][index], `${stage}@example.org`],
      )
      const { id, user_id: userId, subject, body } = rows[0]
      const name = { done: 'Omar Haddad', failed: 'Lea Brandt', unknown: 'Piotr Nowak', pending: 'Sofia Rossi' }[stage]
      const content = {
        to: `${stage}@example.org`,
        toName: name,
        fromName: 'Lena Hartmann',
        replyTo: 'lena@example.org',
      }
      const isPending = stage === 'pending'
      const approval = await client.query(
        `insert into approvals (user_id, kind, draft_id, content, content_hash, state, approved_at, runs_at, expires_at)
         values ($1, 'mail', $2, $3, '', $4, $5, $5, now() + interval '2 days') returning id, content_hash`,
        [
          userId,
          id,
          JSON.stringify({ ...content, subject, body, attachments: [] }),
          isPending ? 'pending' : 'used',
          isPending ? null : new Date(),
        ],
      )
      if (isPending) continue
      const { id: approvalId, content_hash: hash } = approval.rows[0]
      const outcome = {
        done: { code: 'accepted', message: '250' },
        failed: { code: 'recipient-refused', message: 'The mail server refused this recipient (550).' },
        unknown: {
          code: 'no-answer',
          message: 'The message was handed to the mail server, and its answer never came.',
        },
      }[stage]
      const adapter = stage === 'done' ? 'local-mailbox' : 'smtp'
      const key = `mail/${id}/${hash}`
      await client.query(
        `insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state, adapter, is_idempotent,
           attempt, attempt_token, attempted_at, ended_at, outcome)
         values ($1, $2, 'mail', $3, $4, $5, $6, $7, $8, 1, gen_random_uuid(), now(), now(), $9)`,
        [userId, key, id, approvalId, hash, stage, adapter, stage === 'done', JSON.stringify(outcome)],
      )
      if (stage === 'done') {
        const mail = {
          to: { name, address: content.to },
          fromName: content.fromName,
          replyTo: content.replyTo,
          subject,
          text: body,
          html: `<p>${body.replaceAll('\n', '<br>')}</p>`,
        }
        await client.query('insert into mailbox_messages (user_id, effect_key, content) values ($1, $2, $3)', [
          userId,
          key,
          JSON.stringify(mail),
        ])
      }
    }
  } finally {
    await client.end()
  }
}
