import type { LiveEvent } from '@jobpilot/schemas/events'
import { isQuietTask } from '@jobpilot/schemas/quiet-tasks'
import type { RunView } from '@jobpilot/schemas/runs'
import { words } from '../../lib/format.ts'
import { tellOnce } from '../../lib/tell-once.ts'
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

/** One toast for each run that ends while the person is here, however often the log tells of it and in however many tabs. */
export function announceRun({ at, body }: LiveEvent): void {
  const until = Date.parse(at) + freshMs
  if (body.type === 'alert.dead-job') announceDeadJob(until, body.deadJobId, body.task)
  if (body.type !== 'run.changed') return
  const { run } = body
  const key = `${run.id}.${run.attempt}`
  if ((run.state !== 'done' && run.state !== 'failed' && run.state !== 'dead') || announced.has(key)) return
  announced.add(key)
  // A send shows its own end, which may be a mailbox of this instance rather than a recipient.
  if (run.task === 'outreach/send-mail' && run.state === 'done') return
  // A briefing comes by the clock and waits on the home page; mails to the person have their own list.
  if (run.task === 'briefings/write-briefing' || isQuietTask(run.task)) return
  void tellOnce(key, until, () => {
    if (!isInView(run)) tellEnd(run)
  })
}

function tellEnd(run: RunView): void {
  const { id, state, error } = run
  const message = doneText(run)
  if (state !== 'done')
    toast({
      id,
      tone: 'bad',
      title: 'This did not work',
      message: error?.message ?? 'I stopped before I was done.',
      stayMs: 9_000,
    })
  else if (message !== null) toast({ id, tone: 'ok', message, stayMs: 4_000 })
}

/** For admins: something died that nobody may be looking at. */
function announceDeadJob(until: number, id: string, task: string): void {
  if (announced.has(id)) return
  announced.add(id)
  void tellOnce(id, until, () => {
    if (location.pathname === '/admin') return
    toast({ id, tone: 'bad', title: 'A job died', message: `${words(task)}. Look at it under Admin.`, stayMs: 9_000 })
  })
}
