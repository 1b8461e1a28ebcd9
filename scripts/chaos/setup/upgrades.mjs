const target = '/trpc?connectionParams=1'
const good = {
  Host: 'localhost',
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

function bytesOf({ line = `GET ${target} HTTP/1.1`, change = {}, more = '', tail = '', eol = '\r\n' }) {
  const headers = Object.entries({ ...good, ...change }).filter(([, value]) => value !== undefined)
  return Buffer.from(
    `${line}${eol}${headers.map(([name, value]) => `${name}: ${value}${eol}`).join('')}${more}${eol}${tail}`,
    'latin1',
  )
}

const targets = [
  '/',
  '//',
  '///trpc?connectionParams=1',
  '//trpc?connectionParams=1',
  '//evil.example/trpc?connectionParams=1',
  '/trpc',
  '/trpc/',
  '/trpc/?connectionParams=1',
  '/trpc?',
  '/trpc?connectionParams',
  '/trpc?connectionParams=',
  '/trpc?connectionParams=0',
  '/trpc?connectionParams=11',
  '/trpc?connectionParams=true',
  '/trpc?CONNECTIONPARAMS=1',
  '/trpc?connectionParams[]=1',
  '/TRPC?connectionParams=1',
  '/%74rpc?connectionParams=1',
  '/trpc%2f?connectionParams=1',
  '/trpc%00?connectionParams=1',
  '/trpc;x?connectionParams=1',
  '/other?connectionParams=1',
  '/trpc/me.get?connectionParams=1',
  '/uploads/resume?connectionParams=1',
  '/%',
  '/%ff',
  '/%00',
  '*',
  'trpc',
  '?connectionParams=1',
  'http://[',
  'http://localhost/trpc?connectionParams=1',
  'https://evil.example/trpc?connectionParams=1',
  'javascript:alert(1)',
  'http://a:99999/trpc?connectionParams=1',
  '/\ttrpc',
  '/\u0000',
  '/trpc \u0001',
  `/${'a'.repeat(3_000)}`,
  `/${'a'.repeat(20_000)}`,
  `/trpc?${'a=1&'.repeat(3_000)}`,
  '/\u00ff\u00fe',
]
const changes = {
  'no key': { 'Sec-WebSocket-Key': undefined },
  'an empty key': { 'Sec-WebSocket-Key': '' },
  'a short key': { 'Sec-WebSocket-Key': 'YQ==' },
  'a long key': { 'Sec-WebSocket-Key': 'A'.repeat(5_000) },
  'a key of nonsense': { 'Sec-WebSocket-Key': '!!!!!!!!!!!!!!!!!!!!!!!!' },
  'no version': { 'Sec-WebSocket-Version': undefined },
  'version 0': { 'Sec-WebSocket-Version': '0' },
  'version 12': { 'Sec-WebSocket-Version': '12' },
  'version 99999999999': { 'Sec-WebSocket-Version': '99999999999' },
  'version x': { 'Sec-WebSocket-Version': 'x' },
  'another protocol': { Upgrade: 'h2c' },
  'no protocol': { Upgrade: '' },
  'several protocols': { Upgrade: 'websocket, h2c' },
  'a long protocol': { Upgrade: 'w'.repeat(10_000) },
  'a subprotocol twice': { 'Sec-WebSocket-Protocol': 'a, a' },
  'an empty subprotocol': { 'Sec-WebSocket-Protocol': ',' },
  'a broken subprotocol': { 'Sec-WebSocket-Protocol': 'a;b\u007f' },
  'a foreign origin': { Origin: 'https://evil.example' },
  'the origin null': { Origin: 'null' },
  'an empty origin': { Origin: '' },
  'an origin that is ours in the middle': { Origin: 'http://localhost.evil.example' },
  'an origin of nonsense': { Origin: '\u0001' },
  'no host': { Host: undefined },
  'a broken header name': { 'x y': '1' },
  'a control character in a header': { 'x-a': 'a\u0000b' },
  'a header of 20 kB': { 'x-a': 'a'.repeat(20_000) },
  'both lengths': { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' },
  'a negative length': { 'Content-Length': '-1' },
}
const lines = ['POST', 'PUT', 'HEAD', 'OPTIONS', 'CONNECT', 'get'].map((method) => `${method} ${target} HTTP/1.1`)
const versions = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'HTTP/1.1 x', 'HTTQ/1.1', ''].map(
  (name) => `GET ${target} ${name}`,
)

/** Upgrades that are each wrong in one way, as bytes, by what is wrong. */
export function malformedUpgrades() {
  return {
    ...Object.fromEntries(targets.map((at) => [`to ${at.slice(0, 60)}`, bytesOf({ line: `GET ${at} HTTP/1.1` })])),
    ...Object.fromEntries(Object.entries(changes).map(([kind, change]) => [kind, bytesOf({ change })])),
    ...Object.fromEntries([...lines, ...versions].map((line) => [line, bytesOf({ line })])),
    'the key twice': bytesOf({ more: 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' }),
    'two hosts': bytesOf({ more: 'Host: evil.example\r\n' }),
    'a folded header': bytesOf({ more: 'x-a: 1\r\n  2\r\n' }),
    'three hundred headers': bytesOf({ more: 'x-a: 1\r\n'.repeat(3_000) }),
    'bytes that are no request': Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
    'only line ends': Buffer.from('\r\n'.repeat(50)),
    'HTTP/2 from the first byte': Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    'half a request, then garbage': bytesOf({ line: 'GET', more: '\u0000\u0001\u0002\r\n' }),
  }
}
