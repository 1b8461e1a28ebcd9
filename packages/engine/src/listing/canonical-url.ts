/** Parameters that tell where somebody came from, never which page it is. */
const tracking =
  /^(?:utm_\w+|gclid|fbclid|msclkid|dclid|yclid|igshid|mc_[ce]id|_hs\w+|hsa_\w+|ref|referrer|referer|source|src|trk|trackingid|gh_src|lever-(?:source|origin)(?:\[\])?|lever-via|ashby_(?:source|jid_source)|campaign|cmpid|cid|mkt_tok|sid|session(?:id)?|jobboard|board|channel|via|rx_\w+|__\w+)$/i

/** An address that is canonical as it is, as most are: a named host, and a plain path that ends in a word. */
const isCanonical = /^https:\/\/(?!www\.)(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}(?:\/[\w~-][\w.~-]*)+$/

/** An address without what only tracks people, so that equal pages have equal addresses; as it was when it is none. */
export function canonicalUrl(address: string): string {
  if (isCanonical.test(address)) return address
  const url = URL.parse(address)
  if (url === null) return address
  url.hash = ''
  url.protocol = 'https:'
  url.port = ''
  if (url.hostname.startsWith('www.')) url.hostname = url.hostname.slice(4)
  if (url.search !== '') {
    for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
    url.searchParams.sort()
    // Greenhouse says the job's number twice.
    if (url.searchParams.get('gh_jid') === url.pathname.split('/').at(-1)) url.searchParams.delete('gh_jid')
  }
  const path = url.pathname.replace(/\/+$/, '') || '/'
  if (path !== url.pathname) url.pathname = path
  return url.href
}
