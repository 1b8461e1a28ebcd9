import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { TokenError } from './auth-provider.ts'
import { type TokenRules, verifyToken } from './verify-token.ts'

const issuer = 'https://sure-cat-1.clerk.accounts.dev'
const origin = 'https://app.example.org'
const ours = await generateKeyPair('RS256', { extractable: true })
const other = await generateKeyPair('RS256', { extractable: true })
const rules: TokenRules = { issuer, authorizedParties: [origin], key: { pem: await exportSPKI(ours.publicKey) } }
const now = Math.floor(Date.now() / 1000)

const tokenOf = (claims: Record<string, unknown> = {}, key = ours.privateKey, kid = 'k1') =>
  new SignJWT({ sub: 'user_1', azp: origin, iss: issuer, iat: now, nbf: now, exp: now + 60, sid: 'sess_1', ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(key)

test('a good token gives its claims', async () => {
  expect(await verifyToken(await tokenOf(), rules)).toMatchObject({ sub: 'user_1', azp: origin })
})

describe('refused', () => {
  const cases: [string, () => Promise<string> | string][] = [
    ['another azp', () => tokenOf({ azp: 'https://evil.example' })],
    ['no azp', () => tokenOf({ azp: undefined })],
    ['another issuer', () => tokenOf({ iss: 'https://other.clerk.accounts.dev' })],
    ['expired', () => tokenOf({ exp: now - 60 })],
    ['no expiry', () => tokenOf({ exp: undefined })],
    ['not yet valid', () => tokenOf({ nbf: now + 120 })],
    ['issued in the future', () => tokenOf({ iat: now + 120 })],
    ['wrong key', () => tokenOf({}, other.privateKey)],
    ['pending session', () => tokenOf({ sts: 'pending' })],
    ['no subject', () => tokenOf({ sub: undefined })],
    ['alg none', () => new UnsecuredJWT({ sub: 'user_1', azp: origin, iss: issuer, exp: now + 60, iat: now }).encode()],
    [
      'HS256 signed with the public key',
      async () =>
        new SignJWT({ sub: 'user_1', azp: origin, iss: issuer, iat: now, exp: now + 60 })
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
          .sign(new TextEncoder().encode(await exportSPKI(ours.publicKey))),
    ],
    [
      'one changed byte',
      async () => {
        const token = await tokenOf()
        return `${token.slice(0, -10)}${token.at(-10) === 'A' ? 'B' : 'A'}${token.slice(-9)}`
      },
    ],
    ['not a token', () => 'hello'],
    ['empty', () => ''],
    ['a token of 20 kB', () => tokenOf({ padding: 'x'.repeat(20_000) })],
  ]
  test.each(cases)('%s', async (_name, make) => {
    await expect(verifyToken(await make(), rules)).rejects.toBeInstanceOf(TokenError)
  })
})

test('without a PEM the JWKS is asked, and a rotated key is found', async () => {
  const jwk = async (key: Parameters<typeof exportJWK>[0], kid: string) => ({
    ...(await exportJWK(key)),
    kid,
    alg: 'RS256',
    use: 'sig',
  })
  let keys = [await jwk(ours.publicKey, 'k1')]
  const api = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.statusCode = request.url === '/v1/jwks' ? 200 : 404
    response.end(JSON.stringify({ keys }))
  })
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done))
  const remote: TokenRules = {
    ...rules,
    key: { secretKey: 'sk_test_x', apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}` },
  }
  try {
    expect(await verifyToken(await tokenOf(), remote)).toMatchObject({ sub: 'user_1' })
    await expect(verifyToken(await tokenOf({}, other.privateKey, 'k2'), remote)).rejects.toBeInstanceOf(TokenError)
    keys = [await jwk(other.publicKey, 'k2')]
    expect(await verifyToken(await tokenOf({}, other.privateKey, 'k2'), remote)).toMatchObject({ sub: 'user_1' })
  } finally {
    await new Promise((done) => api.close(done))
  }
})
