import type { LiveEvent } from '@jobpilot/schemas/events'
import { isQuietTask } from '@jobpilot/schemas/quiet-tasks'
import type { RunView } from '@jobpilot/schemas/runs'
import { words } from '../../lib/format.ts'
import { toast } from '../../ui/toast.ts'

/** A tab that catches up on yesterday should not tell yesterday's news. */
const freshMs = 2 * 60_000
const announced = new Set<string>()

const doneWords = {
  document: 'Your resume is read',
  posting: 'The opening is read',
  draft: 'Your e-mail is written',
  export: 'Your data is packed: download it in Settings',
} satisfies Record<Exclude<RunView['subjectKind'], 'profile'>, string>

/** Work on the whole of somebody's search says itself what came out, or it is nothing to interrupt for. */
const doneText = ({ subjectKind, summary }: RunView) => (subjectKind === 'profile' ? summary : doneWords[subjectKind])

/** The page of its subject shows the outcome by itself. */
const isInView = ({ task, subjectKind, subjectId }: RunView) =>
  subjectKind === 'document'
    ? location.pathname === '/profile'
    : task === 'openings/find-openings'
      ? location.pathname === '/review'
      : subjectKind === 'export'
        ? location.pathname === '/settings'
        : subjectId !== null && location.pathname.endsWith(subjectId)

/** One toast for each run that ends while the person is here, however often the log tells of it. */
export function announceRun({ at, body }: LiveEvent): void {
  if (body.type === 'alert.dead-job') announceDeadJob(at, body.deadJobId, body.task)
  if (body.type !== 'run.changed') return
  const { id, state, error } = body.run
  if ((state !== 'done' && state !== 'failed' && state !== 'dead') || announced.has(`${id}.${body.run.attempt}`)) return
  announced.add(`${id}.${body.run.attempt}`)
  if (Date.now() - Date.parse(at) > freshMs || isInView(body.run)) return
  // A send shows its own end, which may be a mailbox of this instance rather than a recipient.
  if (body.run.task === 'outreach/send-mail' && state === 'done') return
  // A briefing comes by the clock and waits on the home page; mails to the person have their own list.
  if (body.run.task === 'briefings/write-briefing' || isQuietTask(body.run.task)) return
  const message = doneText(body.run)
  if (state === 'done') {
    if (message !== null) toast({ id, tone: 'ok', message, stayMs: 4_000 })
  } else
    toast({
      id,
      tone: 'bad',
      title: 'This did not work',
      message: error?.message ?? 'I stopped before I was done.',
      stayMs: 9_000,
    })
}

/** For admins: something died that nobody may be looking at. */
function announceDeadJob(at: string, id: string, task: string): void {
  if (announced.has(id) || location.pathname === '/admin' || Date.now() - Date.parse(at) > freshMs) return
  announced.add(id)
  toast({ id, tone: 'bad', title: 'A job died', message: `${words(task)}. Look at it under Admin.`, stayMs: 9_000 })
}
