import { personKey } from '@jobpilot/platform/storage/keys'

/** Where a file waits until it may be opened, and where one is that must not be. */
export const quarantineKeyOf = (userId: string, id: string): string => personKey(userId, 'quarantine', id)

/** Where it is once it may. */
export const documentKeyOf = (userId: string, id: string): string => personKey(userId, 'documents', id)
