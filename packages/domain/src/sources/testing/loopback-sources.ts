import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { startLoopbackWebServer } from '@jobpilot/platform/fetch/loopback-web-server'
import { createSafeFetch, type SafeFetch, type SafeFetchOptions } from '@jobpilot/platform/fetch/safe-fetch'

export type LoopbackSources = AsyncDisposable & {
  /** Fetches as the product does, from this machine: the host asked for becomes the first part of the path. */
  fetch: SafeFetch
  /** Every address asked for, in order, as the product asked. */
  asked: string[]
  /** The headers of each of them. */
  sent: Record<string, string | string[] | undefined>[]
}

/** Stands in for every source there is. `respond` sees `/host/path` as address. */
export async function startLoopbackSources(
  respond: RequestListener,
  options: SafeFetchOptions = {},
): Promise<LoopbackSources> {
  const asked: string[] = []
  const sent: LoopbackSources['sent'] = []
  const server = await startLoopbackWebServer((request, response) => {
    sent.push(request.headers)
    respond(request, response)
  })
  const plain = createSafeFetch({ ...options, allowedTestHosts: [server.host] })
  const outward = (url: string) => url.replace(`${server.url}/`, 'https://')
  return {
    asked,
    sent,
    async fetch(url, fetchOptions) {
      asked.push(url)
      const page = await plain(url.replace(/^https?:\/\//, `${server.url}/`), fetchOptions)
      return { ...page, url: outward(page.url) }
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** A document in the form its source documents. */
export const sourceFixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/sources/${name}`, import.meta.url))
