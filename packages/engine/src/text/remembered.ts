/** Lines longer than this are read anew: they are rarely the same twice. */
const longestLine = 600
const mostLines = 20_000

/** A copy that does not hold on to the text it was cut from, which the engine would keep whole for one line. */
const detached = (line: string) => Buffer.from(line, 'utf16le').toString('utf16le')

/**
 * Reads each line once: half of a posting stands in every other posting of its employer, and a line is read as a requirement and
 * as a line of the text. `read` must depend on the line alone, and nobody may change what it gives. Bounded, so that hostile
 * input cannot fill memory.
 */
export function remembered<T>(read: (line: string) => T): (line: string) => T {
  const known = new Map<string, { value: T }>()
  return (line) => {
    if (line.length > longestLine) return read(line)
    const before = known.get(line)
    if (before !== undefined) return before.value
    const own = detached(line)
    const value = read(own)
    if (known.size >= mostLines) known.clear()
    known.set(own, { value })
    return value
  }
}
