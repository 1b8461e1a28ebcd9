/** First part of the advisory locks that living workers hold; the second is made from their pool's id. */
export const workerLockClass = 7_301
