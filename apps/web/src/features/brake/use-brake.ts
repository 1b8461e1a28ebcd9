import { trpc } from '../../lib/trpc.ts'
import { useMe } from '../../lib/use-me.ts'

/** The person's brake: whether it is pressed, and both ways to change that. Pressing shows at once. */
export function useBrake() {
  const utils = trpc.useUtils()
  const me = useMe()
  const settle = () => void utils.me.invalidate()
  // In the order in which they are pressed.
  const scope = { id: 'brake' }

  const press = trpc.brake.press.useMutation({
    scope,
    onMutate: async () => {
      // What is on its way is from before.
      await utils.me.get.cancel()
      const before = utils.me.get.getData()
      const pressed = { brake: 'paused', phase: 'pausing', pausedAt: new Date().toISOString() } as const
      utils.me.get.setData(undefined, (now) => now && { ...now, ...pressed })
      return { before }
    },
    onSuccess: (state) => utils.me.get.setData(undefined, (now) => now && { ...now, ...state }),
    onError: (_error, _input, context) => utils.me.get.setData(undefined, context?.before),
    onSettled: settle,
  })
  const release = trpc.brake.release.useMutation({
    scope,
    onSuccess: () =>
      utils.me.get.setData(
        undefined,
        (now) => now && { ...now, brake: 'running', phase: 'running', pausedAt: null, heldRuns: 0, stoppingRuns: [] },
      ),
    onSettled: () => {
      settle()
      void utils.runs.invalidate()
    },
  })

  return {
    isPaused: me.data?.brake === 'paused',
    phase: me.data?.phase ?? 'running',
    pausedAt: me.data?.pausedAt ?? null,
    heldRuns: me.data?.heldRuns ?? 0,
    stoppingRuns: me.data?.stoppingRuns ?? [],
    press,
    release,
  }
}
