import type { Page } from 'playwright-core'

/** Put into a page before it loads: keeps what every toast said, each once however many of its ancestors were added with it. */
export const keepToasts = () => {
  const kept: string[] = []
  const seen = new WeakSet<HTMLElement>()
  Object.assign(window, { keptToasts: kept })
  const isToast = (node: HTMLElement) => node.role === 'alert'
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue
        const toasts = isToast(node) ? [node] : [...node.querySelectorAll<HTMLElement>('[role=alert]')]
        for (const toast of toasts) {
          if (!seen.has(toast)) kept.push(toast.textContent)
          seen.add(toast)
        }
      }
  }).observe(document, { childList: true, subtree: true })
}
export const toastsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { keptToasts: string[] }).keptToasts.filter(Boolean))
