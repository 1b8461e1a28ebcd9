import { trpc } from '../../lib/trpc.ts'

/** Saves what the person looks for and lets everything that is scored by it be read again. */
export function useSavePreferences() {
  const utils = trpc.useUtils()
  return trpc.preferences.save.useMutation({
    onSuccess: (now) => {
      utils.preferences.get.setData(undefined, now)
      void utils.matches.invalidate()
      void utils.postings.list.invalidate()
      void utils.review.invalidate()
    },
  })
}
