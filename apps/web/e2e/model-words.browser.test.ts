import { startLoopbackModelServer } from '@jobpilot/platform/models/loopback-model-server'
import { test } from 'vitest'
import { expectAccessible, reviewInBrowser } from './reviewing.ts'

test('why an opening fits is said in a model’s words on its card and on its page, signed', async () => {
  await using model = await startLoopbackModelServer({
    respond: ({ body }) => ({
      kind: 'ok',
      json: body.includes('Why does this opening fit')
        ? {
            reasons: [{ asks: 'It says what it asks for.', has: 'You bring what it asks for.', sources: [] }],
            concerns: [],
          }
        : { sentences: [] },
    }),
  })
  await using signedIn = await reviewInBrowser(
    {},
    {
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: model.baseUrl,
      MODEL_FAST: 'own-model',
      MODEL_PRICE_INPUT: '0',
      MODEL_PRICE_OUTPUT: '0',
    },
  )
  const { page } = signedIn
  const card = page.getByRole('article')
  await card.getByText('It says what it asks for. You bring what it asks for.').waitFor()
  await card.getByText(/^Made by openai-compatible own-model/).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Look closer' }).click()
  const why = page.getByRole('region', { name: 'Why it fits' })
  await why.getByText('It says what it asks for. You bring what it asks for.').waitFor()
  await why.getByText(/^Made by openai-compatible own-model/).waitFor()
})
