import { lazy, Suspense } from 'react'
import { useCommandStore } from './command-store.ts'
import { useShortcuts } from './use-shortcuts.ts'

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })))
const ShortcutHelp = lazy(() => import('./shortcut-help.tsx').then(({ ShortcutHelp }) => ({ default: ShortcutHelp })))

/** Shortcuts, and what they open; both are loaded when first asked for. */
export function CommandLayer() {
  useShortcuts()
  const { isHelpOpen, paletteCalls } = useCommandStore()
  return (
    <Suspense>
      {paletteCalls > 0 && <Palette calls={paletteCalls} />}
      {isHelpOpen && <ShortcutHelp />}
    </Suspense>
  )
}
