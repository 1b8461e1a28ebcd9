import { type Feed, type FeedContext, openFeed } from './feed.ts'

export type LiveFeeds = {
  /** The person's feed, shared in this process. It ends with the last release. */
  acquire(userId: string): { feed: Feed; release: () => void }
  /** The newest entry of a person's log that was handed on here; 0 when nobody listens. */
  newestOf(userId: string): number
  /** People somebody listens for. */
  count(): number
}

/** One feed per person for as long as anybody listens, however many sockets that is. */
export function createLiveFeeds(context: FeedContext): LiveFeeds {
  const open = new Map<string, { feed: Feed; users: number }>()
  return {
    acquire(userId) {
      const entry = open.get(userId) ?? { feed: openFeed(context, userId), users: 0 }
      open.set(userId, entry)
      entry.users += 1
      let isReleased = false
      return {
        feed: entry.feed,
        release() {
          if (isReleased) return
          isReleased = true
          entry.users -= 1
          if (entry.users > 0) return
          open.delete(userId)
          entry.feed.close()
        },
      }
    },
    newestOf: (userId) => open.get(userId)?.feed.newest() ?? 0,
    count: () => open.size,
  }
}
