import { createServer } from 'node:net'

/** The wished port of this machine if nothing has it, else any free one. */
export const freePort = (wish = 0) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => probe.listen(0, '127.0.0.1'))
    probe.once('listening', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
    probe.listen(wish, '127.0.0.1')
  })
