import type { ReactNode } from 'react'

type Toast = { id?: string; title?: string; message: ReactNode; tone?: 'info' | 'ok' | 'bad'; stayMs?: number }

const colors = { info: 'dusk', ok: 'moss', bad: 'clay' } as const

/** Shows a toast. The library that draws it is loaded with the first one. */
export function toast({ id, title, message, tone = 'info', stayMs = 6_000 }: Toast): void {
  void import('@mantine/notifications').then(({ notifications }) => {
    notifications.show({ id, title, message, color: colors[tone], autoClose: stayMs, withBorder: true })
  })
}

export function hideToast(id: string): void {
  void import('@mantine/notifications').then(({ notifications }) => notifications.hide(id))
}
