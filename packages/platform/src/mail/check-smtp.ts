import { openSmtp, type SmtpConfig } from './smtp-session.ts'

export type SmtpHealth = { isReachable: boolean; checkedAt: number }

/** Whether the mail server lets us in, asked at most every `everyMs`: health pages are read far more often. */
export function createSmtpCheck(config: SmtpConfig, everyMs = 15_000): () => Promise<SmtpHealth> {
  let last: SmtpHealth | undefined
  let asking: Promise<SmtpHealth> | undefined
  const ask = async (): Promise<SmtpHealth> => {
    const isReachable = await openSmtp({ ...config, silenceMs: 3_000 }).then(
      (session) => {
        session[Symbol.dispose]()
        return true
      },
      () => false,
    )
    last = { isReachable, checkedAt: Date.now() }
    asking = undefined
    return last
  }
  return async () => {
    if (last && Date.now() - last.checkedAt < everyMs) return last
    asking ??= ask()
    return await asking
  }
}
