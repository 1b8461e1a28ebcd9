import { connect, createServer } from 'node:net'

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

/** True when something accepts connections there. A process id proves nothing: it may be a zombie or reused. */
export const isAnswering = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 })
    const end = (value) => {
      socket.destroy()
      resolve(value)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
