import { connect, createServer } from 'node:net'

/** A way to the server that can be cut without a word, as a network does; what connects afterwards gets through. */
export async function openCutProxy(target) {
  const { port, hostname } = new URL(target)
  const pairs = new Set()
  const server = createServer((socket) => {
    const onward = connect(Number(port), hostname)
    const pair = [socket, onward]
    pairs.add(pair)
    for (const each of pair)
      each
        .on('error', () => undefined)
        .on('close', () => {
          for (const one of pair) one.destroy()
          pairs.delete(pair)
        })
    socket.pipe(onward).pipe(socket)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    const howMany = pairs.size
    for (const pair of pairs) for (const each of pair) each.resetAndDestroy()
    return howMany
  }
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut,
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
