import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readCases } from './cases.ts'
import { renderReport, tally, tallyFields } from './report.ts'
import { runEval } from './run-eval.ts'

/*
 * npm run eval -- --data DIR --json FILE
 * Measures the parsers on a folder of examples; without --data on the project's own.
 */

const ownData = fileURLToPath(new URL('../../fixtures/', import.meta.url))

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'string' } } })
  const { cases, skipped } = readCases(values.data ?? ownData)
  const results = await runEval(cases)
  process.stdout.write(`${renderReport(results, skipped)}\n`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(summary(), null, 2)}\n`)

  function summary() {
    const kinds = (['resume', 'posting'] as const).map((kind) => {
      const own = results.filter((result) => result.kind === kind)
      return [
        kind,
        {
          files: own.length,
          total: tally(own.flatMap(({ graded }) => graded)),
          fields: Object.fromEntries(tallyFields(own)),
        },
      ]
    })
    return {
      ...Object.fromEntries(kinds),
      cases: results.map((result) => ({ ...result, tally: tally(result.graded) })),
      skipped,
    }
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
