export type MailHealth = { isReachable: boolean; checkedAt: number }

/** One question for all who ask within `everyMs`; a throw counts as a no. */
export function askedSeldom(ask: () => Promise<boolean>, everyMs: number): () => Promise<MailHealth> {
  let last: MailHealth | undefined
  let asking: Promise<MailHealth> | undefined
  const askNow = async (): Promise<MailHealth> => {
    const isReachable = await ask().catch(() => false)
    last = { isReachable, checkedAt: Date.now() }
    asking = undefined
    return last
  }
  return async () => {
    if (last && Date.now() - last.checkedAt < everyMs) return last
    asking ??= askNow()
    return await asking
  }
}
