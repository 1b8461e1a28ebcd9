import type { ReactNode } from 'react'
import { create } from 'zustand'

type Toast = { id?: string; title?: string; message: ReactNode; tone?: 'info' | 'ok' | 'bad'; stayMs?: number }

const colors = { info: 'dusk', ok: 'moss', bad: 'clay' } as const

/** True from the first toast on: what draws them is loaded then. */
export const useToastsWanted = create<{ isWanted: boolean }>(() => ({ isWanted: false }))

export function toast({ id, title, message, tone = 'info', stayMs = 6_000 }: Toast): void {
  useToastsWanted.setState({ isWanted: true })
  void import('@mantine/notifications').then(({ notifications }) => {
    notifications.show({ id, title, message, color: colors[tone], autoClose: stayMs, withBorder: true })
  })
}

export function hideToast(id: string): void {
  void import('@mantine/notifications').then(({ notifications }) => notifications.hide(id))
}
