import { parentPort } from 'node:worker_threads'

/* For tests: answers in capitals, or never, or takes all the memory it can get, or ends. */
const held: number[][] = []
parentPort?.on('message', (question: string) => {
  while (question === 'hang');
  while (question === 'memory') held.push(new Array<number>(1_000_000).fill(held.length))
  if (question === 'end') process.exit(1)
  parentPort?.postMessage(question.toUpperCase())
})
