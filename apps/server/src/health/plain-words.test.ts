import { expect, test } from 'vitest'
import { componentNames } from './component.ts'
import { onlyForEverybody, summarise } from './plain-words.ts'

const all = (state: 'ok' | 'degraded' | 'off' | 'down') =>
  componentNames.map((name) => ({ name, state, reason: 'jargon' }))

test('what is not set up is no fault, and what is down is named in plain words, the worst first', () => {
  expect(summarise(all('ok'))).toEqual({ state: 'ok', headline: 'Everything works.', sentences: [] })
  expect(summarise(all('off'))).toMatchObject({ state: 'ok' })
  const mixed = all('ok').map((each) =>
    each.name === 'Mail'
      ? { ...each, state: 'off' as const }
      : each.name === 'Storage'
        ? { ...each, state: 'down' as const }
        : each,
  )
  expect(summarise(mixed)).toMatchObject({
    state: 'down',
    sentences: [expect.stringContaining('Files cannot be kept'), expect.stringContaining('mailbox of this instance')],
  })
})

/** Those that cannot be down, or whose being down is nothing to a person. */
const unheard = ['Live updates', 'Model', 'Virus scanner', 'Tracing', 'Error tracking']

test('every part that can be down says what that means', () => {
  for (const name of componentNames.filter((each) => !unheard.includes(each)))
    expect(summarise([{ name, state: 'down', reason: '' }]).sentences, name).toHaveLength(1)
})

test('reasons of the machine are for admins', () => {
  expect(onlyForEverybody(all('ok')).map(({ name }) => name)).toEqual(['Worker', 'Model', 'Virus scanner', 'Mail'])
})
