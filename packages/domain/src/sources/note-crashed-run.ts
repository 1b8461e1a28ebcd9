import { randomUUID } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import { afterFailure } from './next-run.ts'
import { SourceFailure } from './source-error.ts'
import { claimSource, recordRun } from './sources.repository.ts'

const secondsADay = 86_400

/**
 * Writes down that reading a source ended the process each time: such a run never comes to say so itself, and would be planned again
 * every quarter of an hour. It is left alone for a day, or until an admin starts its dead job again.
 */
export async function noteCrashedRun(system: Database, sourceId: string): Promise<void> {
  const source = await claimSource(system, sourceId, randomUUID())
  if (!source) return
  const failure = new SourceFailure(
    'site-failing',
    'Reading it ended my process each time I tried, so I leave it alone for a day. Whoever runs this instance has been told.',
  )
  await recordRun(system, source, {
    ...afterFailure(failure, source.failures),
    nextInSeconds: secondsADay,
    startedAt: new Date(),
    calls: 0,
    seen: 0,
    added: 0,
    changed: 0,
    gone: 0,
    drift: {},
    empties: source.empties,
  })
}
