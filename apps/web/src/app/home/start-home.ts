import { createTRPCQueryUtils } from '@trpc/react-query'
import { queryClient } from '../../lib/query-client.ts'
import { getTokens } from '../../lib/session.ts'
import { trpcClient } from '../../lib/trpc.ts'

const utils = createTRPCQueryUtils({ queryClient, client: trpcClient })

/** Asks for what the first page shows while its own code is still on the way. What the page asks for then is there, or coming. */
export function startHome(): void {
  if (getTokens() === null) return
  void utils.me.get.prefetch()
  void utils.briefings.latest.prefetch()
  void utils.profile.get.prefetch()
  void utils.preferences.get.prefetch()
  void utils.postings.list.prefetch()
  void utils.outreach.list.prefetch()
  void utils.runs.list.prefetch()
  void utils.effects.outbox.prefetch()
}
