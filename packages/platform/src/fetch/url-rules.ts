import { isIP } from 'node:net'
import { isPublicAddress } from './address-rules.ts'
import { FetchError } from './fetch-error.ts'

/** Names that only ever mean something inside somebody's network (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`). */
const insideNames = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'onion',
]

const loopbackLiteral = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]):\d{1,5}$/

const insideMessage =
  'This address points into a private network, so it is not fetched. Use the public address of the page, or paste its text.'

/** Checks the list of hosts a test opens. Throws for anything but a loopback address with a port. */
export function readTestHosts(hosts: readonly string[]): ReadonlySet<string> {
  for (const host of hosts) {
    if (!loopbackLiteral.test(host))
      throw new TypeError(`allowedTestHosts takes loopback addresses with a port, not "${host}"`)
  }
  return new Set(hosts)
}

/** The host as it was typed, before the URL parser turned `0x7f.1` into `127.0.0.1`. Empty for a relative reference. */
function typedHost(raw: string): string {
  const authority = /^[\s\0]*(?:[a-z][a-z\d+.-]*:)?[\\/]{2,}([^\\/?#]*)/i.exec(raw)?.[1] ?? ''
  return authority
    .replace(/^.*@/, '')
    .replace(/:\d*\s*$/, '')
    .toLowerCase()
}

function checkHost(url: URL, raw: string): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw new FetchError('forbidden-address', insideMessage)
    const typed = typedHost(raw)
    if (isIP(host) === 4 && typed !== '' && typed !== host) {
      throw new FetchError(
        'forbidden-address',
        "This address hides a number behind an unusual spelling. Use the site's name instead.",
      )
    }
    return
  }
  const name = host.replace(/\.+$/, '')
  if (!name.includes('.') || insideNames.some((inside) => name === inside || name.endsWith(`.${inside}`))) {
    throw new FetchError('forbidden-address', insideMessage)
  }
  if (name !== host) throw new FetchError('bad-url', "The site's name ends with a dot. Remove it and try again.")
}

/**
 * Turns text into a URL that may be fetched: http or https, ports 80 and 443, no user name or password, and a host
 * that is not plainly inside a private network. Names are checked again once resolved, see `guarded-agent.ts`.
 *
 * @param base the page that redirected here, for relative references
 * @throws FetchError `bad-url`, `credentials-in-url`, `forbidden-port`, `forbidden-address`
 */
export function checkUrl(raw: string, testHosts: ReadonlySet<string>, base?: URL): URL {
  if (!URL.canParse(raw, base?.href)) {
    throw new FetchError('bad-url', 'This is not a web address. It should look like https://example.com/jobs/123.')
  }
  const url = new URL(raw, base?.href)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new FetchError('bad-url', 'Only addresses that start with https:// or http:// can be fetched.')
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError(
      'credentials-in-url',
      'The address holds a user name or password. Remove the part before the @ and try again.',
    )
  }
  if (testHosts.has(url.host)) return url
  checkHost(url, raw)
  if (url.port !== '' && url.port !== '80' && url.port !== '443') {
    throw new FetchError(
      'forbidden-port',
      `Port ${url.port} is not fetched; only the usual web ports, 80 and 443, are.`,
    )
  }
  return url
}
