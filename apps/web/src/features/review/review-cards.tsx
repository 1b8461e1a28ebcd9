import type { PassReason } from '@jobpilot/schemas/review'
import { Button, Menu, Text } from '@mantine/core'
import { IconArrowBackUp, IconArrowLeft, IconArrowRight, IconChevronDown, IconExternalLink } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { Notice } from '../../ui/notice.tsx'
import { isTyping } from '../../ui/typing.ts'
import classes from './review.module.css'
import { ReviewCard } from './review-card.tsx'
import { type Item, passReasonWords } from './review-words.ts'
import type { Decide } from './use-decisions.ts'

type ReviewCardsProps = {
  items: readonly Item[]
  topPickId: string | null
  decide: Decide
  undoLast: () => void
  /** They applied to it where it was posted. */
  onApplied: (item: Item) => void
  /** What else is to be said of an opening, above its card. */
  noteOf: (postingId: string) => ReactNode
}

const keyWords = [
  ['→', 'keep'],
  ['←', 'pass'],
  ['↑', 'open the posting'],
  ['Enter', 'look closer'],
  ['z', 'undo'],
] as const

function PassReasons({ onPass }: { onPass: (reason: PassReason) => void }) {
  return (
    <Menu position="top-start" shadow="md" width={220}>
      <Menu.Target>
        <Button variant="default" px={8} aria-label="Pass, and say why" size="md">
          <IconChevronDown size={18} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(passReasonWords).map(([reason, words]) => (
          <Menu.Item key={reason} onClick={() => onPass(reason as PassReason)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const openPage = (url: string | null) => window.open(url ?? '', '_blank', 'noopener,noreferrer')

/**
 * Keys that mean something on this screen; Enter is left to a button or link that has the focus, arrows to a filter that was
 * reached by keys. One that was pressed gives them back: the press is over.
 */
function useKeys(actionOf: (key: string) => (() => void) | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent, isByKeys: boolean) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.target instanceof HTMLInputElement && isByKeys && event.key.startsWith('Arrow')) return
    const isOnControl = event.target instanceof Element && event.target.closest('button, a') !== null
    const action = isOnControl && event.key === 'Enter' ? undefined : actionOf(event.key)
    if (action === undefined) return
    event.preventDefault()
    // A key that is held decides about one opening, not about all of them.
    if (!event.repeat) action()
  })
  useEffect(() => {
    // Asked at the focus: with the first key after it, whatever has the focus counts as reached by keys.
    let isByKeys = document.activeElement?.matches(':focus-visible') ?? false
    const onFocus = ({ target }: FocusEvent) => {
      isByKeys = target instanceof Element && target.matches(':focus-visible')
    }
    const onKey = (event: KeyboardEvent) => press(event, isByKeys)
    window.addEventListener('focusin', onFocus)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('focusin', onFocus)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** One opening at a time: by buttons, keys, or a swipe. */
export function ReviewCards({ items, topPickId, decide, undoLast, onApplied, noteOf }: ReviewCardsProps) {
  const navigate = useNavigate()
  const item = items[0]
  const [openedId, setOpenedId] = useState<string | null>(null)
  useKeys((key) => {
    if (key === 'z') return undoLast
    if (item === undefined) return undefined
    if (key === 'ArrowRight') return () => decide([item], 'kept')
    if (key === 'ArrowLeft') return () => decide([item], 'passed')
    if (key === 'ArrowUp' && item.url !== null)
      return () => {
        setOpenedId(item.id)
        openPage(item.url)
      }
    if (key === 'Enter') return () => void navigate({ to: '/openings/$postingId', params: { postingId: item.id } })
    return undefined
  })
  if (item === undefined) return null
  return (
    <>
      {noteOf(item.id)}
      <ReviewCard
        key={item.id}
        item={item}
        isTopPick={item.id === topPickId}
        onSwipe={(direction) => decide([item], direction === 'right' ? 'kept' : 'passed')}
      />
      <div className={classes.ways}>
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => <Link to="/openings/$postingId" params={{ postingId: item.id }} {...props} />}
        >
          Look closer
        </Button>
        {item.url !== null && (
          <Button
            variant="default"
            size="xs"
            component="a"
            href={item.url}
            target="_blank"
            rel="noopener noreferrer"
            onClick={() => setOpenedId(item.id)}
            rightSection={<IconExternalLink size={15} />}
          >
            Apply there
          </Button>
        )}
      </div>
      {openedId === item.id && (
        <Notice
          title="Did you apply?"
          live
          action={
            <>
              <Button size="xs" variant="default" onClick={() => onApplied(item)}>
                Yes, I applied
              </Button>
              <Button size="xs" variant="subtle" onClick={() => setOpenedId(null)}>
                Not yet
              </Button>
            </>
          }
        >
          Then I keep it, and remind you when you meet it again.
        </Notice>
      )}
      <div className={classes.actions}>
        <Button.Group>
          <Button
            variant="default"
            size="md"
            leftSection={<IconArrowLeft size={18} />}
            onClick={() => decide([item], 'passed')}
          >
            Pass
          </Button>
          <PassReasons onPass={(reason) => decide([item], 'passed', [reason])} />
        </Button.Group>
        <Button size="md" rightSection={<IconArrowRight size={18} />} onClick={() => decide([item], 'kept')}>
          Keep
        </Button>
        <Button size="md" variant="default" px={12} aria-label="Undo the last decision" onClick={undoLast}>
          <IconArrowBackUp size={18} />
        </Button>
      </div>
      <Text component="div" className={classes.keys}>
        {keyWords.map(([key, words]) => (
          <span key={key}>
            <kbd>{key}</kbd> {words}
          </span>
        ))}
      </Text>
    </>
  )
}
