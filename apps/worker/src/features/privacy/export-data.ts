import { exportKeyOf, finishExport } from '@jobpilot/domain/privacy/exports.service'
import { exportEntries } from '@jobpilot/domain/privacy/pack-export'
import { measured } from '@jobpilot/platform/measured'
import { zipOf } from '@jobpilot/platform/zip'
import type { Handler } from '../../handlers.ts'

/** How often the share that is packed is shown, in ms. */
const showEveryMs = 500

/** Packs everything a person has here into a ZIP that streams into the storage: nothing is held in memory whole. */
export const exportData: Handler<'privacy/export-data'> = async (context, { userId, exportId }, run) => {
  const { storage } = context
  const measure = await run.step(
    'pack',
    async () => {
      let shownAt = 0
      const entries = exportEntries(context, userId, async (done, all) => {
        run.signal.throwIfAborted()
        if (Date.now() - shownAt < showEveryMs) return
        shownAt = Date.now()
        await run.note('pack', `${done} of ${all} parts`)
      })
      const packed = measured(zipOf(entries))
      await storage.put(exportKeyOf(userId, exportId), packed.content, { contentType: 'application/zip' })
      return packed.measure()
    },
    ({ bytes }) => `${(bytes / 1_000_000).toFixed(1)} MB`,
  )
  let replaced: string[] = []
  await run.finish('save', async (tx) => {
    replaced = await finishExport(tx, userId, exportId, measure)
    return { summary: 'Your data is packed', result: { exportId, ...measure } }
  })
  for (const key of replaced) await storage.delete(key)
}
