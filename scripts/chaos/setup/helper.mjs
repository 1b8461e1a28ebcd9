import { fork } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../../setup/paths.mjs'

/**
 * A script of this folder as a process of its own: clients that share the suite's process would wait for each other, and
 * count that as the server's. It ends with the suite. `next` resolves with what it says next, and throws when it ends instead.
 */
export function startHelper(script, args = []) {
  const child = fork(`${root}/scripts/chaos/setup/${script}`, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  })
  const said = []
  const waiting = []
  let hasEnded = false
  child.on('message', (message) => {
    const one = waiting.shift()
    if (one) one.resolve(message)
    else said.push(message)
  })
  void once(child, 'exit').then(([code]) => {
    hasEnded = true
    for (const one of waiting) one.reject(new Error(`${script} ended with ${code}`))
  })
  return {
    send: (message) => child.send(message),
    next: () =>
      new Promise((resolve, reject) => {
        if (said.length > 0) resolve(said.shift())
        else if (hasEnded) reject(new Error(`${script} has ended`))
        else waiting.push({ resolve, reject })
      }),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  }
}
