import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Logs from a process of its own, since the logger writes to the real stdout. */
function linesOf(statement: string): string {
  const logger = new URL('./logger.ts', import.meta.url).href
  const program = `import { createLogger } from '${logger}'; const log = createLogger({ name: 't', level: 'info', isReadable: false }); ${statement}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).stdout
}

test('an error keeps its words and loses what a library hung on it', () => {
  const line = linesOf(
    `log.error({ err: Object.assign(new Error('lost', { cause: new Error('deeper') }), { code: 'X1', client: { password: 'canary' } }) }, 'it broke')`,
  )
  expect(JSON.parse(line)).toMatchObject({
    msg: 'it broke',
    err: { message: 'lost', code: 'X1', cause: { message: 'deeper' } },
  })
  expect(line).not.toContain('canary')
})

test('what Postgres quotes of a value it refused is left out, and names of its own stay', () => {
  const errorOf = (code: string) =>
    linesOf(`log.error({ err: Object.assign(new Error('invalid input: "canary"'), { code: '${code}' }) }, 'it broke')`)
  expect(errorOf('22P02')).not.toContain('canary')
  expect(JSON.parse(errorOf('22P02')).err.message).toBe('invalid input: "…"')
  expect(JSON.parse(errorOf('23505')).err.message).toBe('invalid input: "canary"')
})

test('secrets and personal text are blanked wherever they stand', () => {
  const line = linesOf(
    `log.info({ password: 'canary1', request: { accessToken: 'canary2', body: 'canary3' }, a: { b: { prompt: 'canary4' } }, userId: 'kept' }, 'x')`,
  )
  expect(line).not.toContain('canary')
  expect(line).toContain('kept')
})
