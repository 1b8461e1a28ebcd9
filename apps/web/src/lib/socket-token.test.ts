import { expect, test, vi } from 'vitest'
import { getSocketToken, noteSocketClose } from './socket-token.ts'

const calls = vi.hoisted(() => ({ renew: vi.fn(async (): Promise<string | null> => 'new') }))
vi.mock('./access-token.ts', () => ({ getAccessToken: async () => 'old', renewAccessToken: calls.renew }))

test('a token the server refused is renewed for the next socket, though its time is not over by this clock', async () => {
  expect(await getSocketToken()).toBe('old')
  noteSocketClose(1006)
  expect(await getSocketToken()).toBe('old')
  noteSocketClose(4401)
  calls.renew.mockRejectedValueOnce(new Error('the network is away'))
  expect(await getSocketToken()).toBe('old')
  expect(await getSocketToken()).toBe('new')
  expect(await getSocketToken()).toBe('old')
  expect(calls.renew).toHaveBeenCalledTimes(2)
})
