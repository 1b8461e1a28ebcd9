import fc from 'fast-check'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '../../../etc/passwd',
    '%2e%2e%2f',
    "'; drop table users; --",
    '__proto__',
    'constructor',
    'NaN',
    '1e999',
    '-0',
    '00000000-0000-0000-0000-000000000000',
    '2026-02-30',
    'file:///etc/passwd',
    'http://169.254.169.254/latest/meta-data',
    'x'.repeat(70_000),
    '\u202e\u0301'.repeat(500),
  ),
  fc.uuid(),
)
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-1, 1e308, 2 ** 53, 2 ** 31, -(2 ** 63), Number.MIN_VALUE),
)
const value = fc.oneof(
  text,
  number,
  fc.constantFrom(null, true, false, [], {}),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.oneof(text, number), { maxLength: 30 }),
)
const key = fc.oneof(
  fc.constantFrom('id', 'text', 'url', 'content', 'baseVersion', 'seq', 'limit', 'before', 'postingId', 'email'),
  fc.constantFrom('password', 'name', 'refreshToken', 'subject', 'body', 'titles', 'lastEventId', 'format', 'json'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length'),
  fc.string({ maxLength: 10 }),
)
const input = fc.oneof(value, fc.dictionary(key, value, { maxKeys: 8 }))

const json = input.map((given) => JSON.stringify(given))
const batch = fc.dictionary(fc.constantFrom('0', '1', '2', '-1', '1e3', '__proto__'), input).map(JSON.stringify)
const body = fc.oneof(
  { weight: 5, arbitrary: json },
  { weight: 2, arbitrary: batch },
  json.map((whole) => whole.slice(0, Math.floor(whole.length / 2))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    '{',
    '[[[[',
    '"\\ud800"',
    '\ufeff{}',
    '{"a":1,"a":2}',
    '1e999',
    '-',
    'null',
    '{"__proto__":{"x":1}}',
  ),
)
/** What may stand in a request line or header without ending it; garbage beyond that has a scenario of its own. */
const inLine = (given) => given.replace(/[\r\n]/g, '')
const line = text.map(inLine).map((given) => given.slice(0, 4_000))

/** Requests of every wrong kind, the same ones for the same seed. `procedures` are the names that exist. */
export function malformedCalls({ howMany, seed, procedures, token }) {
  const procedure = fc.constantFrom(...procedures)
  const path = fc.oneof(
    { weight: 8, arbitrary: procedure.map((name) => `/trpc/${name}`) },
    { weight: 2, arbitrary: fc.array(procedure, { minLength: 1, maxLength: 14 }).map((all) => `/trpc/${all}?batch=1`) },
    line.map((given) => `/trpc/${encodeURIComponent(given.toWellFormed())}`),
    line.map((given) => `/trpc/${given}`),
    line.map((given) => `/${given}`),
    fc.constantFrom('/trpc/', '/trpc/.', '/trpc/,', '/trpc/__proto__', '/trpc/constructor.name', '//trpc/me.get', '/'),
    fc.constantFrom(
      '/uploads/resume?name=%00',
      '/uploads/%',
      '/webhooks/clerk',
      '/assets/..%2f..%2fpackage.json',
      '/%ff',
    ),
  )
  const query = fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    input.map((given) => `input=${encodeURIComponent(JSON.stringify(given).toWellFormed())}`),
    line.map((given) => `input=${given}`),
    fc.constantFrom('batch=1', 'batch=1&input={}', 'input=%', 'batch=1&input=[', 'connectionParams=1', 'a[b][c]=1'),
  )
  const headers = fc.record({
    'content-type': fc.oneof(
      { weight: 8, arbitrary: fc.constant('application/json') },
      fc.constantFrom(
        'text/plain',
        'application/octet-stream',
        'application/json; charset=utf-16',
        'multipart/form-data',
      ),
      line,
    ),
    authorization: fc.oneof(
      { weight: 3, arbitrary: fc.constant(`Bearer ${token}`) },
      fc.constantFrom('Bearer', 'Bearer a.b.c', 'Basic YTpi', `Bearer ${'x'.repeat(9_000)}`),
      line,
    ),
    'trpc-accept': fc.constantFrom('', '', 'application/jsonl'),
    'content-encoding': fc.constantFrom('', '', '', 'gzip', 'br', 'compress, gzip'),
    'x-forwarded-for': line,
  })
  const call = fc.record({
    method: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('POST', 'GET') },
      fc.constantFrom('PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD', 'TRACE', 'PROPFIND', 'get', 'X'),
    ),
    target: fc
      .tuple(path, query)
      .map(([at, more]) => (more === '' ? at : `${at}${at.includes('?') ? '&' : '?'}${more}`)),
    headers,
    body,
  })
  return fc.sample(call, { numRuns: howMany, seed })
}
