import dns from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublicAddress } from './address-rules.ts'
import { FetchError } from './fetch-error.ts'

export type ResolveAll = (hostname: string) => Promise<readonly { address: string; family: number }[]>

const resolveAll: ResolveAll = (hostname) => dns.promises.lookup(hostname, { all: true, verbatim: true })

function refusal(): FetchError {
  return new FetchError(
    'forbidden-address',
    'The name of this site leads into a private network, so it is not fetched. Paste the text of the page instead.',
  )
}

/**
 * The lookup the socket itself uses: the addresses that were checked are the ones connected to, so a name that answers
 * differently a moment later gains nothing. One bad address among good ones refuses the name.
 */
function guardedLookup(resolve: ResolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const family = options.family === 4 || options.family === 6 ? options.family : 0
        if (found.some((entry) => !isPublicAddress(entry.address))) return callback(refusal(), '')
        const usable = found.filter((entry) => family === 0 || entry.family === family)
        const [first] = usable
        if (first === undefined) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '')
        if (options.all)
          return callback(
            null,
            usable.map((entry) => ({ ...entry })),
          )
        return callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error('lookup failed'), ''),
    )
  }
}

/**
 * An undici agent whose sockets reach public addresses only. Literal addresses skip the lookup, so the connector
 * checks them too; `testHosts` ("127.0.0.1:4000") are let through for tests.
 */
export function createGuardedAgent(
  testHosts: ReadonlySet<string>,
  timeoutMs: number,
  resolve: ResolveAll = resolveAll,
): Agent {
  const connect = buildConnector({ lookup: guardedLookup(resolve), timeout: timeoutMs, allowH2: false })
  return new Agent({
    connect(options, callback) {
      const literal = options.hostname.replace(/^\[|\]$/g, '')
      const isTestHost =
        testHosts.has(`${options.hostname}:${options.port}`) || testHosts.has(`[${literal}]:${options.port}`)
      if (isIP(literal) !== 0 && !isTestHost && !isPublicAddress(literal)) return callback(refusal(), null)
      return connect(options, callback)
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 32_768,
  })
}
