/*
 * Apart from the schemas, as the shell of the web app asks and should not load a validator for it.
 */

/** Work that is told of elsewhere: mails to the person have a list of their own. Their runs are in no list and make no toast. */
export const quietTasks = ['mail/send-system-mail'] as const
export const isQuietTask = (task: string): boolean => (quietTasks as readonly string[]).includes(task)
