const handshakeLimitMs = 10_000

/** A WebSocket that gives up a handshake after 10 s; the browser's own waits for minutes behind some proxies. */
export class TimedWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    const timer = setTimeout(() => {
      if (this.readyState === WebSocket.CONNECTING) this.close()
    }, handshakeLimitMs)
    const stop = () => clearTimeout(timer)
    this.addEventListener('open', stop)
    this.addEventListener('close', stop)
    this.addEventListener('error', stop)
  }
}

/**
 * 1, 2, 4 ... 30 s, each with up to a fifth more or less, so that many clients do not return in step.
 *
 * @param failures attempts that failed before this one, 0 for the first
 */
export function reconnectDelayMs(failures: number): number {
  const base = Math.min(30_000, 1_000 * 2 ** failures)
  return Math.round(base * (0.8 + Math.random() * 0.4))
}

/** Waits while the browser says it is offline, so that the next attempt starts the moment it is not; 30 s at most. */
export async function untilOnline(limitMs = 30_000): Promise<void> {
  if (navigator.onLine) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limitMs)
    addEventListener(
      'online',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
