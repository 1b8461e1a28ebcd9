import type { IncomingMessage } from 'node:http'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'

/** One request of plain JSON: queries by GET, or mutations by POST, alone or in a batch. */
export type PlainCall = {
  type: 'query' | 'mutation'
  steps: { path: string; procedure: AnyTRPCProcedure }[]
  isBatch: boolean
  /** What the address says the input is; a mutation's is its body. */
  query: string | null
}

/** Printable ASCII without `#`: what a URL parser would rewrite is left to one. */
const plainAddress = /^[!"$-~]*$/
const jsonType = /^application\/json\s*(;|$)/i

/**
 * Says whether a request is one of those that are almost all of them, and what it asks for; undefined for whatever is out of
 * the ordinary, which tRPC's own adapter answers. Anything that adapter reads of a request must be looked at here.
 */
export function createPlainCallReader(
  router: AnyTRPCRouter,
  mostCalls: number,
): (request: IncomingMessage, path: string) => PlainCall | undefined {
  const procedures = router._def.procedures as Record<string, AnyTRPCProcedure>

  const stepsOf = (names: string[]) => {
    const steps = []
    for (const path of names) {
      const procedure = Object.hasOwn(procedures, path) ? procedures[path] : undefined
      if (!procedure) return []
      steps.push({ path, procedure })
    }
    return steps
  }

  return (request, path) => {
    const { url = '', method, headers } = request
    const typed = headers['content-type']
    const isTyped = typed === undefined ? method === 'GET' : jsonType.test(typed)
    if (!isTyped || headers['trpc-accept'] !== undefined || headers.accept?.includes('jsonl')) return undefined
    if (!plainAddress.test(url) || !URL.canParse(url, `http://${headers.host ?? 'localhost'}`)) return undefined
    const at = url.indexOf('?')
    const search = at < 0 ? undefined : new URLSearchParams(url.slice(at + 1))
    if (search?.has('connectionParams')) return undefined
    const isBatch = search?.get('batch') === '1'
    const steps = stepsOf(isBatch ? path.split(',') : [path])
    const type = method === 'GET' ? 'query' : 'mutation'
    if (steps.length === 0 || steps.length > mostCalls || steps.some(({ procedure }) => procedure._def.type !== type))
      return undefined
    return { type, steps, isBatch, query: search?.get('input') ?? null }
  }
}
