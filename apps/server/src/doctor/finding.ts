/**
 * One thing the doctor has to say. `off` is not configured and works without; `warning` works and should be looked at;
 * `broken` is configured and does not work, and makes the command fail. `todo` is what to do about it.
 */
export type Finding = { level: 'ok' | 'off' | 'warning' | 'broken'; about: string; says: string; todo: string | null }

const signs = { ok: '✓', off: '○', warning: '!', broken: '✗' } satisfies Record<Finding['level'], string>

/** One line for each finding, what to do at its end. */
export const lineOf = ({ level, about, says, todo }: Finding): string =>
  `  ${signs[level]} ${about}: ${says}${todo === null ? '' : ` → ${todo}`}`

export const isBroken = (findings: readonly Finding[]): boolean => findings.some(({ level }) => level === 'broken')
