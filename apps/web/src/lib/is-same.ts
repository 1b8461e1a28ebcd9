import { hashKey } from '@tanstack/react-query'

/** Whether two values say the same, in whatever order their keys stand. */
export const isSame = (one: unknown, other: unknown): boolean => hashKey([one]) === hashKey([other])
