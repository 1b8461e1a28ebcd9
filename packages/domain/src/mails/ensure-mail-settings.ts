import type { UserTransaction } from '@jobpilot/db/with-user'

/** The person's row of mail settings, there from the first time it is needed. */
export async function ensureMailSettings(tx: UserTransaction, userId: string): Promise<void> {
  await tx
    .insertInto('mailSettings')
    .values({ userId })
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .execute()
}
