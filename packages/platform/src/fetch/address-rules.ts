import ipaddr from 'ipaddr.js'

type Subnet = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Azure's platform address: globally routable on paper, a metadata and agent endpoint in practice. */
const platformAddress: Subnet = ipaddr.parseCIDR('168.63.129.16/32')

/** IANA has handed out global unicast IPv6 from this block only; the rest is reserved or special (RFC 4291, 2.4). */
const globalUnicast: Subnet = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an address (as the resolver returns it, or without the brackets of a URL) is on the public internet.
 *
 * Only plain unicast passes: loopback, private, link-local (which holds the cloud metadata addresses), carrier-grade
 * NAT, multicast, documentation, benchmarking and reserved ranges do not. Nor do the transition forms that carry an
 * IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, Teredo): a gateway could turn them into a private address.
 * Ranges follow the IANA special-purpose registries (RFC 6890), as kept by ipaddr.js.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed.kind() === 'ipv4') return !parsed.match(platformAddress)
  return parsed.match(globalUnicast)
}
