import type { SourceKind } from '@jobpilot/schemas/sources'

export type Board = { kind: SourceKind; board: string }

type Rule = { kind: SourceKind; host: RegExp; board: (url: URL, host: RegExpExecArray) => string | undefined }

const segment = (url: URL, at: number) => {
  const part = url.pathname.split('/').filter(Boolean)[at]
  return part === undefined ? undefined : decodeURIComponent(part)
}
const notBoards = new Set([
  '',
  'api',
  'embed',
  'www',
  'jobs',
  'job',
  'careers',
  'v0',
  'v1',
  'app',
  'support',
  'help',
  'blog',
  'docs',
  'developers',
  'resources',
])

const rules: readonly Rule[] = [
  {
    kind: 'greenhouse',
    host: /^boards-api\.greenhouse\.io$/,
    board: (url) => /\/boards\/([^/]+)/.exec(url.pathname)?.[1],
  },
  {
    kind: 'greenhouse',
    host: /^(?:(?:job-)?boards)(?:\.eu)?\.greenhouse\.io$/,
    board: (url) => url.searchParams.get('for') ?? segment(url, 0),
  },
  { kind: 'lever-eu', host: /^(?:jobs|api)\.eu\.lever\.co$/, board: (url) => leverBoard(url) },
  { kind: 'lever', host: /^(?:jobs|api)\.lever\.co$/, board: (url) => leverBoard(url) },
  {
    kind: 'ashby',
    host: /^(?:jobs|api)\.ashbyhq\.com$/,
    board: (url) => /\/job-board\/([^/]+)/.exec(url.pathname)?.[1] ?? segment(url, 0),
  },
  {
    kind: 'workable',
    host: /^apply\.workable\.com$/,
    board: (url) => /\/accounts\/([^/]+)/.exec(url.pathname)?.[1] ?? segment(url, 0),
  },
  {
    kind: 'workable',
    host: /^www\.workable\.com$/,
    board: (url) => /\/api\/accounts\/([^/]+)/.exec(url.pathname)?.[1],
  },
  { kind: 'workable', host: /^([a-z0-9-]+)\.workable\.com$/, board: (_url, host) => host[1] },
  { kind: 'recruitee', host: /^([a-z0-9-]+)\.recruitee\.com$/, board: (_url, host) => host[1] },
  {
    kind: 'smartrecruiters',
    host: /^(?:jobs|careers|www|api)\.smartrecruiters\.com$/,
    board: (url) => /\/companies\/([^/]+)/.exec(url.pathname)?.[1] ?? segment(url, 0),
  },
]

const leverBoard = (url: URL) => /\/v0\/postings\/([^/]+)/.exec(url.pathname)?.[1] ?? segment(url, 0)

/** The board an address belongs to: of the vendor's page, its API, or a posting on it. Undefined for other addresses. */
export function boardOfAddress(address: string): Board | undefined {
  const text = address.trim()
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(full)) return undefined
  const url = new URL(full)
  for (const rule of rules) {
    const host = rule.host.exec(url.hostname.toLowerCase())
    if (host === null) continue
    const board = rule.board(url, host)
    if (board !== undefined && !notBoards.has(board.toLowerCase()) && /^[\w.&%+ -]{1,100}$/.test(board))
      return { kind: rule.kind, board }
  }
  return undefined
}

const addressIn =
  /(?:https?:)?\/\/(?:[a-z0-9-]+\.)+(?:greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|recruitee\.com|smartrecruiters\.com)[^\s"'<>\\)]{0,300}/gi

/** The board that a careers page of an employer's own embeds or links to, the one it names most. */
export function boardInPage(html: string): Board | undefined {
  const counts = new Map<string, { board: Board; count: number }>()
  for (const [found] of html.slice(0, 3_000_000).matchAll(addressIn)) {
    const board = boardOfAddress(found.replaceAll('&amp;', '&').replace(/^\/\//, 'https://'))
    if (board === undefined) continue
    const key = `${board.kind} ${board.board.toLowerCase()}`
    counts.set(key, { board, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.board
}
