import { withUser } from '@jobpilot/db/with-user'
import type { MailReceipt, OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import { MailError } from '@jobpilot/platform/mail/mail-port'
import type { AutonomyLevel, Resolution } from '@jobpilot/schemas/effects'
import type { TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { approve, askApproval, cancel, reject } from '../../approvals/approvals.service.ts'
import { DomainError } from '../../errors.ts'
import { editDraft, setRecipient } from '../../outreach/outreach.service.ts'
import { setAutonomy } from '../../people/autonomy.ts'
import { pressBrake, releaseBrake } from '../../people/brake.ts'
import { cancelRun, retryRun } from '../../runs/runs.service.ts'
import { resolveEffect } from '../resolve-effect.ts'
import { approveNow, createRecorder, passExpiry, passUndo, sendingOf, type Worked, work } from './send-bench.ts'

/** What must hold whatever the database says: kept apart from it on purpose. */
export type Model = {
  isBraked: boolean
  level: number
  /** How often the person said "it did not go out, send it again". */
  resends: number
}
/** How the other side behaves, and where the process dies. */
export type Weather = 'fine' | 'refused' | 'silent' | 'dies-before' | 'dies-after'

type Person = { userId: string; draftId: string }

/** The real thing: the domain on Postgres, with a provider that can be watched, and processes that can die. */
export class Real {
  readonly database: TestDatabase
  readonly person: Person
  readonly recorder: ReturnType<typeof createRecorder>
  readonly isIdempotent: boolean
  unknownSeen = 0
  private wakers: (() => void)[] = []
  private left: Promise<unknown>[] = []
  private violations: string[] = []

  constructor(database: TestDatabase, person: Person, isIdempotent: boolean) {
    this.database = database
    this.person = person
    this.isIdempotent = isIdempotent
    this.recorder = createRecorder(isIdempotent)
  }

  get db() {
    return this.database.db
  }

  sending = () => sendingOf(this.database, this.person.userId, this.person.draftId)

  /** Looks when the provider is reached: an approval of exactly these words must have been used for it. */
  private async checkApproval(mail: OutgoingMail, key: string): Promise<void> {
    const { rows } = await this.database.owner.query<{ hash: string }>(
      `select content_hash as hash from approvals where user_id = $1 and state = 'used' and approved_at is not null
         and content_hash = content_hash(content) and content ->> 'to' = $2 and content ->> 'subject' = $3 and content ->> 'body' = $4`,
      [this.person.userId, mail.to.address, mail.subject, mail.text],
    )
    if (!rows.some(({ hash }) => key.endsWith(hash)))
      this.violations.push(`sent without an approval of it: ${mail.text}`)
  }

  private async receive(mail: OutgoingMail, key: string, weather: Weather, onDeath: () => void): Promise<MailReceipt> {
    const die = () =>
      new Promise<void>((wake) => {
        this.wakers.push(wake)
        onDeath()
      })
    await this.checkApproval(mail, key)
    if (weather === 'refused') throw new MailError('refused', 'no', true)
    if (weather === 'dies-before') await die()
    // A stalled process that wakes up goes on with what it was doing, to the harm of whoever trusted that it was dead.
    this.recorder.deliver(mail, key)
    if (weather === 'dies-after') await die()
    if (weather === 'silent') throw new MailError('no-answer', 'silence', false)
    return { answer: '250' }
  }

  /** One attempt of the worker. A process that dies never comes back from the provider. */
  async work(weather: Weather, beforeEffect?: () => Promise<unknown>): Promise<Worked | { kind: 'died' }> {
    let onDeath = () => {}
    const death = new Promise<{ kind: 'died' }>((done) => {
      onDeath = () => done({ kind: 'died' })
    })
    const port = this.recorder.port((mail, key) => this.receive(mail, key, weather, onDeath))
    const working = work(this.database, port, this.person, beforeEffect)
    this.left.push(working.catch(() => undefined))
    return await Promise.race([working, death])
  }

  /** Processes thought dead go on from where they stood. */
  async wake(): Promise<void> {
    for (const wake of this.wakers.splice(0)) wake()
    const left = this.left.splice(0)
    await Promise.all(left)
  }

  check(model: Model): void {
    const { delivered } = this.recorder
    if (this.violations.length > 0) throw new Error(this.violations.join('; '))
    if (delivered.length > 1 + model.resends)
      throw new Error(`went out ${delivered.length} times, the person asked again ${model.resends} times`)
    if (this.isIdempotent && new Set(delivered.map(({ key }) => key)).size !== delivered.length)
      throw new Error('an idempotent provider delivered one key twice')
  }

  async settle(): Promise<void> {
    await this.wake().catch(() => undefined)
  }
}

type Command = fc.AsyncCommand<Model, Real>

/** A step that the domain may refuse; after it everything that must hold is looked at again. */
function step(name: string, run: (model: Model, real: Real) => Promise<unknown>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      await run(model, real).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error
      })
      real.check(model)
    },
  }
}

const edit = (text: number) =>
  step(`edit(${text})`, async (_model, { db, person }) => {
    const { version } = await withUser(db, person.userId, (tx) =>
      tx.selectFrom('agentOutputs').select('version').where('id', '=', person.draftId).executeTakeFirstOrThrow(),
    )
    await editDraft(db, person.userId, {
      id: person.draftId,
      baseVersion: version,
      subject: 'Hello',
      body: `Text ${text}`,
    })
  })

const redirect = (number: number) =>
  step(`recipient(${number})`, (_model, { db, person }) =>
    setRecipient(db, person.userId, { id: person.draftId, recipientEmail: `jana${number}@example.org` }),
  )

const attempt = (weather: Weather) =>
  step(`work(${weather})`, async (model, real) => {
    const before = real.recorder.delivered.length
    const { effect, approval } = await real.sending()
    const worked = await real.work(weather)
    const isSent = real.recorder.delivered.length > before
    if (isSent && model.isBraked) throw new Error('sent with the brake on')
    if (isSent && effect?.state === 'planned' && approval !== null) {
      if (Date.parse(approval.expiresAt) < Date.now() - 500) throw new Error('sent on an expired approval')
      if (Date.parse(approval.runsAt ?? '') > Date.now() + 500) throw new Error('sent within the undo window')
    }
    if (isSent && model.level < 2) throw new Error('sent below level 2')
    if (isSent && effect?.state === 'unknown') throw new Error('an unknown one was sent again without a person')
    if (isSent && effect?.state === 'attempting' && !real.isIdempotent) throw new Error('repeated without idempotency')
    if (worked.kind === 'ended' && worked.effect.state === 'unknown') real.unknownSeen += 1
  })

/** The person changes their mind after the worker has taken the run and before the effect. */
const interrupted = (name: string, act: (model: Model, real: Real) => Promise<unknown>) =>
  step(`${name} in between, work`, async (model, real) => {
    const before = real.recorder.delivered.length
    let isClaimed = false
    await real.work('fine', async () => {
      isClaimed = true
      await act(model, real)
    })
    if (isClaimed && real.recorder.delivered.length > before) throw new Error(`sent although: ${name}`)
  })

const brakeOn = async (model: Model, { db, person }: Real) => {
  await pressBrake(db, person.userId)
  model.isBraked = true
}
const setLevel = async (to: AutonomyLevel, model: Model, { db, person }: Real) => {
  await setAutonomy(db, person.userId, to)
  model.level = to
}

const resolve = (resolution: Resolution) =>
  step(`resolve(${resolution})`, async (model, { db, person, sending }) => {
    const { effect } = await sending()
    if (effect?.state !== 'unknown') return
    await resolveEffect(db, person.userId, { id: effect.id, resolution })
    if (resolution === 'send-again') model.resends += 1
  })

const withApproval = (name: string, act: (real: Real, id: string, hash: string) => Promise<unknown>) =>
  step(name, async (_model, real) => {
    const { approval } = await real.sending()
    if (approval) await act(real, approval.id, approval.contentHash)
  })

const withRun = (name: string, act: (real: Real, runId: string) => Promise<unknown>) =>
  step(name, async (_model, real) => {
    const { effect } = await real.sending()
    if (effect?.runId) await act(real, effect.runId)
  })

const level = (to: AutonomyLevel) => step(`level(${to})`, (model, real) => setLevel(to, model, real))

const approveAfterUndo = step('approve, undo window over', async (_model, { database, person }) => {
  await approveNow(database, person.userId, person.draftId)
  await passUndo(database, person.userId)
})

/** Everything that can happen, the ways on more often than the ways out. */
export const commandsOf: fc.Arbitrary<Command>[] = [
  fc.constant(approveAfterUndo),
  fc.constant(approveAfterUndo),
  fc.constant(approveAfterUndo),
  fc.constant(approveAfterUndo),
  fc.constant(approveAfterUndo),
  fc.constant(step('approve', (_model, { database, person }) => approveNow(database, person.userId, person.draftId))),
  fc.constant(
    step('ask', async (_model, { db, person, sending }) => {
      const { contentHash } = await sending()
      await askApproval(db, person.userId, { draftId: person.draftId, contentHash: contentHash ?? '' })
    }),
  ),
  fc.constant(
    withApproval('approve what was asked', ({ db, person }, id, contentHash) =>
      approve(db, person.userId, [{ id, contentHash }]),
    ),
  ),
  fc.constant(withApproval('reject', ({ db, person }, id) => reject(db, person.userId, id, ''))),
  fc.constant(withApproval('cancel', ({ db, person }, id) => cancel(db, person.userId, id))),
  fc.constant(step('undo window over', (_model, { database, person }) => passUndo(database, person.userId))),
  fc.constant(step('48 hours over', (_model, { database, person }) => passExpiry(database, person.userId))),
  fc.constantFrom(0, 1, 2).map(edit),
  fc.constantFrom(0, 1).map(redirect),
  ...(['fine', 'refused', 'silent', 'dies-before', 'dies-after', 'fine', 'dies-after'] as const).map((weather) =>
    fc.constant(attempt(weather)),
  ),
  fc.constant(step('dead processes wake', (_model, real) => real.wake())),
  fc.constantFrom<Resolution>('went-out', 'send-again', 'left').map(resolve),
  fc.constantFrom<AutonomyLevel>(1, 2, 2).map(level),
  fc.constant(withRun('cancel run', ({ db, person }, id) => cancelRun(db, person.userId, id))),
  fc.constant(withRun('retry run', ({ db, person }, id) => retryRun(db, person.userId, id))),
  fc.constant(step('brake', brakeOn)),
  fc.constant(interrupted('brake', brakeOn)),
  fc.constant(interrupted('level(1)', (model, real) => setLevel(1, model, real))),
  fc.constant(
    step('release', async (model, { db, person }) => {
      await releaseBrake(db, person.userId)
      model.isBraked = false
    }),
  ),
]
