import { whenText } from '../../lib/format.ts'
import { runWords, type Source } from './source-words.ts'
import classes from './sources.module.css'

const tallest = 28
const shortest = 4

/** The last runs as bars, oldest first: as tall as what they changed, coloured by how they went. */
export function RunBars({ runs }: { runs: Source['runs'] }) {
  if (runs.length === 0) return null
  const sizes = runs.map(({ added, changed, gone }) => added + changed + gone)
  const most = Math.max(1, ...sizes)
  const last = runs.at(-1)
  const label = `Last ${runs.length} runs, ${runs.filter(({ outcome }) => outcome === 'failed').length} failed${last ? `; the last one: ${runWords(last)}` : ''}`
  return (
    <span className={classes.bars} role="img" aria-label={label}>
      {runs.map((run, at) => (
        <span
          key={run.at}
          data-outcome={run.outcome}
          title={`${whenText(run.at)}: ${runWords(run)}`}
          style={{ height: Math.max(shortest, Math.round(((sizes[at] ?? 0) / most) * tallest)) }}
        />
      ))}
    </span>
  )
}
