import * as z from 'zod'

/** Names every wrong variable at once, what it is for and what it may be; never its value, which may be a secret. */
export class EnvError extends Error {
  override name = 'EnvError'
}

/**
 * Reads settings from environment variables. An empty variable counts as unset, as shells and compose files make no
 * difference. Each property of `shape` should carry a description: it becomes the message and the documentation.
 */
export function parseEnv<S extends z.ZodObject>(schema: S, source: Record<string, string | undefined>): z.infer<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  // Asked once: making a function of the schema would cost more than it saves.
  const result = schema.safeParse(given, { jitless: true })
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? 'settings')
    const about = schema.shape[name]?.description
    return `  ${name}: ${issue.message}${about ? ` (${about})` : ''}`
  })
  throw new EnvError(`These settings need your attention:\n${lines.join('\n')}`)
}

/** "true" and "1" switch on, "false" and "0" off; anything else is a mistake worth naming. */
export const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')
