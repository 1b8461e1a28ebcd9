import { emptyPosting } from '../../../packages/schemas/src/posting.ts'
import { noPreferences } from '../../../packages/schemas/src/preferences.ts'
import { emptyProfile } from '../../../packages/schemas/src/profile.ts'
import { mailRequest } from '../../../packages/testing/src/mail-request.ts'
import { waitUntil } from './wait.mjs'

const contentHash = '0'.repeat(64)

/** What one person has, by API, so that each mutation has something to change. */
export async function makeBelongings(api, { token }) {
  const call = async (path, input) => {
    const answer = await api.call(path, { token, input })
    if (!answer.ok) throw new Error(`${path} gave ${answer.status}: ${await answer.text()}`)
    return (await answer.json()).result.data
  }
  const { documentId } = await call('documents.addText', { text: 'Ada Lovelace, analyst' })
  const { postingId, runId } = await call('postings.addText', { text: 'Analyst wanted' })
  await call('profile.startEmpty', {})
  const { draftId } = await call('outreach.compose', mailRequest)
  return { documentId, postingId, runId, draftId }
}

/** An input for every mutation that it would take. A new one must be added here. */
export function mutationInputs(own, at = Date.now()) {
  const [id, draft] = [{ id: own.postingId }, { id: own.draftId }]
  return {
    'auth.signUp': { email: `foreign-${at}@example.org`, password: 'a long password', name: 'Foreign' },
    'auth.signIn': { email: 'nobody@example.org', password: 'a long password' },
    'auth.demo': {},
    'auth.refresh': { refreshToken: `${crypto.randomUUID()}.aaaaaaaaaaaaaaaaaaaaaaaa` },
    'auth.signOut': { refreshToken: `${crypto.randomUUID()}.aaaaaaaaaaaaaaaaaaaaaaaa` },
    'me.setAutonomy': { level: 2 },
    'me.setTimeZone': { timeZone: 'Asia/Kathmandu' },
    'brake.press': {},
    'brake.release': {},
    'profile.save': { baseVersion: 1, content: emptyProfile },
    'profile.startEmpty': {},
    'preferences.save': { ...noPreferences, titles: ['Foreign'] },
    'review.search': {},
    'review.decide': {
      decisions: [
        { id: crypto.randomUUID(), postingId: own.postingId, decision: 'passed', madeAt: new Date().toISOString() },
      ],
    },
    'applications.move': { postingId: own.postingId, stage: 'applied' },
    'review.veto': { trait: 'mode', value: 'onsite', isVetoed: true },
    'review.saveSearch': { name: 'Foreign', filter: {} },
    'review.removeSearch': { id: own.postingId },
    'documents.addText': { text: 'Foreign text' },
    'documents.remove': { id: own.documentId },
    'documents.restore': { id: own.documentId },
    'postings.addUrl': { url: 'https://example.org/job' },
    'postings.addText': { text: 'Foreign posting' },
    'postings.readAgain': id,
    'postings.correct': { ...id, baseVersion: 1, content: emptyPosting },
    'postings.remove': id,
    'postings.restore': id,
    'outreach.compose': mailRequest,
    'outreach.composeAgain': draft,
    'outreach.edit': { ...draft, baseVersion: 1, subject: 'Foreign', body: 'Foreign' },
    'outreach.remove': draft,
    'outreach.restore': draft,
    'outreach.setRecipient': { ...draft, recipientEmail: 'foreign@example.org' },
    'effects.ask': { draftId: own.draftId, contentHash },
    'effects.approveDraft': { draftId: own.draftId, contentHash },
    'effects.approve': { approvals: [{ id: own.draftId, contentHash }] },
    'effects.reject': { ...draft, reason: 'Foreign' },
    'effects.cancel': draft,
    'effects.resolve': { ...draft, resolution: 'left' },
    'mail.setChoice': { choice: 'digest', isOn: true },
    'listings.keep': id,
    'sameOpening.split': id,
    'sameOpening.join': { id: own.postingId, other: own.postingId },
    'sameOpening.takeBack': { saidAt: '2026-11-23T00:00:00.000001Z' },
    'sources.recognise': { url: 'https://boards.greenhouse.io/foreign' },
    'sources.add': { kind: 'greenhouse', board: `foreign-${at}`, employer: null },
    'sources.runNow': id,
    'sources.switchOff': id,
    'sources.remove': id,
    'briefings.makeNow': {},
    'briefings.setSchedule': {
      frequency: 'off',
      minute: 0,
      weekday: 1,
      timeZone: 'Asia/Kathmandu',
      isTimeZoneChosen: true,
    },
    'privacy.startExport': {},
    'privacy.scheduleDeletion': { confirmation: 'delete my data' },
    'privacy.cancelDeletion': {},
    'runs.cancel': { id: own.runId },
    'runs.retry': { id: own.runId },
    'admin.retryDeadJob': { id: own.runId },
    'admin.discardDeadJob': { id: own.runId },
  }
}

/** Waits until nothing is under way for anybody. */
export const allQuiet = (database, limitMs = 60_000) =>
  waitUntil(
    'all runs to end',
    async () => (await database.count(`select count(*) from task_runs where state in ('queued', 'running')`)) === 0,
    limitMs,
    100,
  )
