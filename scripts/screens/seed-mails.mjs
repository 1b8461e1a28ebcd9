import pg from 'pg'

const publicUrl = 'https://jobs.example'
const briefing = {
  sentences: [
    '1 e-mail waits for your approval; nothing goes out without it.',
    'I read 3 new openings; 1 is a strong match.',
    'I spent 0.0142 USD on model calls.',
  ],
  notice: null,
  openings: {
    matches: [{ postingId: crypto.randomUUID(), title: 'Staff Engineer', employer: 'Ledgerline', score: 88 }],
  },
}
const mails = [
  [{ kind: 'welcome' }, 'done', null],
  [{ kind: 'budget-warned', month: '2026-11', spentMicroUsd: 4_820_000, limitMicroUsd: 6_000_000 }, 'done', null],
  [{ kind: 'approval-waiting', count: 2 }, 'cancelled', 'The brake was on, so it was left out.'],
  [{ kind: 'digest', briefingId: crypto.randomUUID(), day: '2026-11-22' }, 'done', null],
]

/** Mails to the demo person as the ledger and the mailbox have them. */
export async function seedMails(databaseUrl) {
  // Only now: the build before has said which form of React is used, and one process can hold one of them.
  const { composeSystemMail } = await import('../../apps/worker/src/features/mail/compose-system-mail.ts')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`update users set email = 'lena@example.org' where is_demo returning id`)
    const userId = rows[0].id
    for (const [at, [mail, state, why]] of mails.entries()) {
      const { kind, ...facts } = mail
      const when = new Date(Date.now() - (mails.length - at) * 3_600_000)
      await client.query(
        `with made as (
           insert into system_mails (user_id, kind, key, facts, created_at) values ($1, $2, $3, $4, $5) returning id)
         insert into effects (user_id, kind, key, system_mail_id, content_hash, state, adapter, ended_at, outcome)
         select $1, 'system-mail', $3, id, '', $6, 'local-mailbox', $5, $7 from made`,
        [userId, kind, `seed/${kind}`, facts, when, state, why && { code: 'brake', message: why }],
      )
      const person = { name: 'Lena Hartmann', timeZone: 'Europe/Berlin' }
      const stopUrl = kind === 'welcome' ? null : `${publicUrl}/unsubscribe/x.y.z`
      const composed = await composeSystemMail({ mail, person, stopUrl, briefing }, publicUrl)
      const content = {
        to: { name: person.name, address: 'lena@example.org' },
        fromName: '',
        replyTo: null,
        ...composed,
        unsubscribeUrl: stopUrl,
      }
      if (state === 'done')
        await client.query(
          'insert into mailbox_messages (user_id, effect_key, content, kept_at) values ($1, $2, $3, $4)',
          [userId, `seed/${kind}`, content, when],
        )
    }
    await client.query(`insert into contact_opt_outs (user_id, address) values ($1, 'recruiting@elsewhere.example')`, [
      userId,
    ])
  } finally {
    await client.end()
  }
}
