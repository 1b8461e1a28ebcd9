/**
 * Turns a function over many items into one over a single item: calls made while a batch is under way go together in the
 * next one. A batch that fails, fails for each of its items.
 *
 * @param work answers in the order of its items
 * @param atMost items in one batch
 */
export function batched<I, O>(work: (items: I[]) => Promise<O[]>, atMost = 500): (item: I) => Promise<O> {
  type Waiting = { item: I; resolve: (value: O) => void; reject: (error: unknown) => void }
  let waiting: Waiting[] = []
  let isRunning = false

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, atMost)
      waiting = waiting.slice(atMost)
      try {
        const answers = await work(batch.map(({ item }) => item))
        for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as O)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    isRunning = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // Whoever calls in the same turn of the event loop still gets on.
      if (!isRunning) {
        isRunning = true
        setImmediate(() => void run())
      }
    })
}
