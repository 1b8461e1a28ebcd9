import { setTimeout as wait } from 'node:timers/promises'

// A process that writes through the API at a steady rate and keeps what was answered with 2xx. It is one of its own so
// that nothing the suite does holds it up.
const { url, tokens, perSecond } = await new Promise((resolve) => process.once('message', resolve))
const acknowledged = []
const answers = {}
let isOver = false
let underWay = 0
process.once('message', () => {
  isOver = true
})

async function write(at) {
  underWay += 1
  try {
    const response = await fetch(`${url}/trpc/postings.addText`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[at % tokens.length]}` },
      body: JSON.stringify({ text: `Engineer wanted, number ${at}, for work that must not be lost.` }),
      signal: AbortSignal.timeout(20_000),
    })
    answers[response.status] = (answers[response.status] ?? 0) + 1
    const body = await response.json()
    if (response.ok) {
      acknowledged.push(body.result.data)
      process.send('ack')
    }
  } catch (error) {
    const why = error.cause?.code ?? error.name
    answers[why] = (answers[why] ?? 0) + 1
  } finally {
    underWay -= 1
  }
}

const from = performance.now()
let at = 0
while (!isOver) {
  const due = ((performance.now() - from) / 1000) * perSecond
  for (; at < due && underWay < 1_500; at++) void write(at)
  await wait(5)
}
const seconds = (performance.now() - from) / 1000
while (underWay > 0) await wait(20)
// What is still in the channel when it is closed is lost, so only then.
process.send({ acknowledged, answers, sent: at, seconds }, () => process.disconnect())
