import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Browsers and reverse proxies wait for an answer before they ask again on the same connection. */
const mostUnanswered = 20

/**
 * Closes a connection that asks and asks without taking its answers: each would be held in memory until the ones before it
 * are read. True when the request is to be left alone.
 */
export function createPipeliningGuard(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const unanswered = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    const count = (unanswered.get(socket) ?? 0) + 1
    unanswered.set(socket, count)
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    if (count <= mostUnanswered) return false
    socket.destroy()
    return true
  }
}
