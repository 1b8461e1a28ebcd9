import { TRPCClientError } from '@trpc/client'
import { getQueryKey } from '@trpc/react-query'
import { reportPageError, reportPageErrorsTo } from './page-errors.ts'
import { queryClient } from './query-client.ts'
import { api, type RouterOutputs, trpc } from './trpc.ts'

const getUserId = (): string | undefined =>
  queryClient.getQueryData<RouterOutputs['me']['get']>(getQueryKey(trpc.me.get, undefined, 'query'))?.id

/** An answer of the server, or none: both are told where they happen. */
const isOfTheServer = (error: unknown) => error instanceof TRPCClientError

async function start(): Promise<void> {
  const config = await api.system.errorTracking.query().catch(() => null)
  if (config === null) return reportPageErrorsTo(undefined)
  const { openErrorTracking } = await import('./open-error-tracking.ts')
  openErrorTracking(config, getUserId)
}

/** Keeps the first faults of the page, and asks, once it stands, whether and where to send them. Loads nothing if not. */
export function watchPageErrors(): void {
  window.addEventListener('error', ({ error }) => {
    if (error) reportPageError(error)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!isOfTheServer(reason)) reportPageError(reason)
  })
  const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_000))
  window.addEventListener('load', () => whenIdle(() => void start().catch(() => undefined)), { once: true })
}
