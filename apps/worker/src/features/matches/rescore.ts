import { withUser } from '@jobpilot/db/with-user'
import { scorePostings } from '@jobpilot/domain/matches/score-postings'
import { lockPerson } from '@jobpilot/domain/people/lock-person'
import type { Payload } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from '../../context.ts'

/** Scores a person's openings by a rubric they were not scored by yet. Doing it twice writes nothing the second time. */
export function rescore({ db }: WorkerContext, { userId, rubricVersion }: Payload<'matches/rescore'>): Promise<void> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await scorePostings(tx, userId, { notYetBy: rubricVersion })
  })
}
