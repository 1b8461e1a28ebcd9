import { expect, test } from 'vitest'
import { describe } from './traced-statements.ts'

test('a statement is named by its verb and what it is about', () => {
  const nameOf = (text: string) => describe(text).name
  expect(nameOf('select "id" from "task_runs" where "id" = $1')).toBe('select task_runs')
  expect(nameOf('insert into "postings" ("id") values ($1)')).toBe('insert postings')
  expect(nameOf('update users set brake = $1')).toBe('update users')
  expect(nameOf('select * from claim_run($1, $2)')).toBe('select claim_run')
  expect(nameOf('select enqueue_run($1, $2)')).toBe('select enqueue_run')
  expect(nameOf('\n  with a as (select 1) delete from runs')).toBe('with runs')
  expect(nameOf('commit')).toBe('commit')
})

test('no value that is written into a statement is left in it', () => {
  const begin = "begin; select set_config('app.user_id', 'canary', true)"
  expect(describe(begin)).toEqual({ name: 'begin', text: "begin; select set_config('?', '?', true)" })
  expect(describe("select 1 where a = 'it''s canary' and b = E'canary'").text).not.toContain('canary')
})
