import { type Parting, sendPartingMails } from '@jobpilot/domain/mails/parting-mail'
import { erasePerson } from '@jobpilot/domain/privacy/erase-person'
import { fileReceipts, findDueErasures } from '@jobpilot/domain/privacy/receipts'
import type { WorkerContext } from '../../context.ts'

/** Erases everyone whose date has come, and tells them. One who cannot be erased now does not hold up the others, and is tried again. */
export async function eraseDue(context: WorkerContext): Promise<void> {
  const failures: unknown[] = []
  for (const userId of await findDueErasures(context.system)) {
    try {
      const receiptId = await erasePerson(context, userId)
      if (receiptId) context.log.info({ receiptId }, 'a person was erased')
    } catch (error) {
      context.log.error({ err: error, userId }, 'a person could not be erased yet')
      failures.push(error)
    }
  }
  await fileReceipts(context)
  const { system, mail, publicUrl } = context
  const compose = async (parting: Parting) =>
    await (await import('../mail/compose-system-mail.ts')).composePartingMail(parting, publicUrl)
  for (const parted of await sendPartingMails(system, mail, compose))
    context.log.info(parted, 'a person was told of their erasure, or could not be')
  if (failures.length > 0) throw new AggregateError(failures, 'some people could not be erased')
}
