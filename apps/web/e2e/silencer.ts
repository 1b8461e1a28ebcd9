import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What stands between a browser and the server and can leave WebSocket handshakes without an answer. */
export type Silencer = AsyncDisposable & {
  url: string
  forwardTo: (port: number) => void
  /** Cuts every open socket; from now on a handshake is taken and never answered. */
  silence: () => void
  speak: () => void
  /** After how many ms the browser gave up each handshake that got no answer. */
  givenUp: () => readonly number[]
}

export async function startSilencer(): Promise<Silencer> {
  let port = 0
  let isSilent = false
  const clients = new Set<Socket>()
  const live = new Set<Socket>()
  const givenUp: number[] = []

  const server = createServer((client) => {
    clients.add(client)
    client.on('error', () => client.destroy())
    client.on('close', () => {
      clients.delete(client)
      live.delete(client)
    })
    client.once('data', (head) => {
      const isHandshake = /\r\nupgrade: *websocket/i.test(head.toString('latin1'))
      if (isHandshake && isSilent) {
        const began = performance.now()
        client.on('close', () => givenUp.push(performance.now() - began))
        return client.resume()
      }
      if (isHandshake) live.add(client)
      const upstream = connect(port, '127.0.0.1')
      upstream.on('error', () => client.destroy())
      client.on('close', () => upstream.destroy())
      upstream.write(head)
      client.pipe(upstream).pipe(client)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forwardTo(to) {
      port = to
    },
    silence() {
      isSilent = true
      for (const client of live) client.destroy()
    },
    speak() {
      isSilent = false
    },
    givenUp: () => givenUp,
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
