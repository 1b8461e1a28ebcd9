import Papa from 'papaparse'
import { stageWords } from '../../lib/stage-words.ts'
import { type Tracked, titleOf } from './pipeline-rows.ts'

/** The pipeline as a spreadsheet reads it. What would be run there as a formula is marked as text. */
export function csvOf(openings: readonly Tracked[]): string {
  return Papa.unparse(
    openings.map((opening) => ({
      Opening: titleOf(opening),
      Employer: opening.employer,
      Place: opening.place,
      Stage: stageWords[opening.stage],
      Since: opening.since.slice(0, 10),
      'Tracked since': opening.trackedAt.slice(0, 10),
      Score: opening.score,
      'Follow up on': opening.followUp?.on,
      Address: opening.url,
    })),
    { escapeFormulae: true },
  )
}
