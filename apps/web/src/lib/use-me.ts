import { trpc } from './trpc.ts'

/** The signed-in person. The shell waits for this before it draws a page, so pages below it always have an id. */
export function useMe(options: { refetchInterval?: number } = {}) {
  return trpc.me.get.useQuery(undefined, { staleTime: 60_000, ...options })
}

export function useUserId(): string {
  return useMe().data?.id ?? 'unknown'
}
