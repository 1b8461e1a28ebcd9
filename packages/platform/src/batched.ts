/**
 * Turns a function over many items into one over a single item: calls made while as many batches as may be are under way
 * go together in the next one. A batch that fails, fails for each of its items.
 *
 * @param work answers in the order of its items
 * @param limits `items` in one batch, `batches` under way at once
 */
export function batched<I, O>(
  work: (items: I[]) => Promise<O[]>,
  limits: { items?: number; batches?: number } = {},
): (item: I) => Promise<O> {
  type Waiting = { item: I; resolve: (value: O) => void; reject: (error: unknown) => void }
  const { items: atMost = 500, batches: atOnce = 1 } = limits
  let waiting: Waiting[] = []
  let underWay = 0
  let isPlanned = false

  async function run(): Promise<void> {
    const batch = waiting.slice(0, atMost)
    waiting = waiting.slice(atMost)
    underWay += 1
    try {
      const answers = await work(batch.map(({ item }) => item))
      for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as O)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    underWay -= 1
    goOn()
  }

  /** Whoever calls in the same turn of the event loop still gets on. */
  function goOn(): void {
    if (isPlanned || waiting.length === 0 || underWay >= atOnce) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      while (waiting.length > 0 && underWay < atOnce) void run()
    })
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      goOn()
    })
}

/**
 * The same for work that gives no answers: everything that is called while `work` is under way goes together in the next
 * turn, and waits for one promise.
 */
export function gathered<I>(work: (items: I[]) => Promise<void>): (item: I) => Promise<void> {
  let open: { items: I[]; done: Promise<void> } | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function run(items: I[]): Promise<void> {
    await last
    // Whoever calls in the same turn of the event loop still gets on.
    await new Promise(setImmediate)
    open = undefined
    await work(items)
  }

  return (item) => {
    if (open) {
      open.items.push(item)
      return open.done
    }
    const items = [item]
    const done = run(items)
    open = { items, done }
    last = done.catch(() => undefined)
    return done
  }
}
