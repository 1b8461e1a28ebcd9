const dueAt = '2026-12-22T09:00:00.000Z'

/** The answer of a batch as if this person had asked for everything to be deleted: the demo person may not. */
export async function answerAsLeaving(route) {
  const response = await route.fetch()
  const names = new URL(route.request().url()).pathname.replace('/trpc/', '').split(',')
  const answers = await response.json()
  names.forEach((name, at) => {
    const { result } = answers[at] ?? {}
    if (name === 'me.get' && result) result.data.deletionDueAt = dueAt
    if (name === 'privacy.deletion' && result)
      result.data = {
        dueAt,
        requestedAt: '2026-11-22T09:00:00.000Z',
        receiptId: '5f0f7b54-6d0c-4c39-9d60-0a3f4f6f2c11',
      }
  })
  await route.fulfill({ response, json: answers })
}
