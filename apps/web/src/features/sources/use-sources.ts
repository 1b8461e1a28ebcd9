import { keepPreviousData } from '@tanstack/react-query'
import { toProblem } from '../../lib/api-error.ts'
import { trpc } from '../../lib/trpc.ts'
import { toast } from '../../ui/toast.ts'

const refreshMs = 15_000

export const useSources = (search = '') =>
  trpc.sources.list.useQuery({ search }, { refetchInterval: refreshMs, placeholderData: keepPreviousData })

/** What can be done with a source, each with its word afterwards. */
export function useSourceActions() {
  const utils = trpc.useUtils()
  const answers = (message: string) => ({
    onSuccess: () => toast({ tone: 'ok', message, stayMs: 4_000 }),
    onError: (error: unknown) => toast({ tone: 'bad', message: toProblem(error).message }),
    onSettled: () => void utils.sources.list.invalidate(),
  })
  return {
    add: trpc.sources.add.useMutation(answers('Switched on. Its openings come within minutes.')),
    runNow: trpc.sources.runNow.useMutation(answers('It is asked now')),
    switchOff: trpc.sources.switchOff.useMutation(answers('Switched off. What it brought stays.')),
    remove: trpc.sources.remove.useMutation(answers('Removed. Its openings go from the lists.')),
  }
}
