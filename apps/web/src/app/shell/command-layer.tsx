import { lazy, Suspense } from 'react'
import { Contained } from '../../ui/contained.tsx'
import { toast } from '../../ui/toast.ts'
import { useCommandStore } from './command-store.ts'
import { useShortcuts } from './use-shortcuts.ts'

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })))
const ShortcutHelp = lazy(() => import('./shortcut-help.tsx').then(({ ShortcutHelp }) => ({ default: ShortcutHelp })))

const failed = () =>
  toast({ tone: 'bad', message: 'I could not load this part. Check the connection and reload the page.' })

/** Shortcuts, and what they open; both are loaded when first asked for. */
export function CommandLayer() {
  useShortcuts()
  const { isHelpOpen, paletteCalls } = useCommandStore()
  return (
    <Contained onFailed={failed}>
      <Suspense>
        {paletteCalls > 0 && <Palette calls={paletteCalls} />}
        {isHelpOpen && <ShortcutHelp />}
      </Suspense>
    </Contained>
  )
}
