import { Anchor, Button, Collapse, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { hostOf } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Credit } from '../../ui/credit.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './search.module.css'
import { type Hit, underText, whereText } from './search-words.ts'
import { useKeep } from './use-keep.ts'

const ownWords = { kept: 'Kept', new: 'In your review', passed: 'You passed it' } as const

function ListingText({ hit }: { hit: Hit }) {
  const listing = trpc.listings.get.useQuery({ id: hit.listingId }, { staleTime: 10 * 60_000 })
  return (
    <>
      <Waiting query={listing} what="I could not read this listing.">
        <Skeleton height={160} />
      </Waiting>
      {listing.data && <div className={classes.text}>{listing.data.text}</div>}
      <Anchor href={hit.url} target="_blank" rel="noopener noreferrer" size="sm">
        The original at {hostOf(hit.url) ?? 'its page'} <IconExternalLink size={14} aria-hidden="true" />
      </Anchor>
    </>
  )
}

function Keeping({ hit, kept }: { hit: Hit; kept: ReturnType<typeof useKeep> }) {
  const { own, isKeeping, keep } = kept
  if (isKeeping)
    return (
      <span className={classes.own}>
        <IconCheck size={15} aria-hidden="true" /> Kept
      </span>
    )
  const canKeep = own === null || own.review === 'new' || own.review === 'passed'
  return (
    <>
      {own !== null && (
        <Link className={classes.own} to="/openings/$postingId" params={{ postingId: own.postingId }}>
          {own.review === 'kept' && <IconCheck size={15} aria-hidden="true" />}
          {own.review === null ? 'Yours' : ownWords[own.review]}
        </Link>
      )}
      {canKeep && (
        <Button size="xs" variant="default" aria-label={`Keep ${hit.title}`} onClick={keep}>
          Keep
        </Button>
      )}
    </>
  )
}

/** One listing that was found; opens to its text. `k` keeps it. */
export function HitLine({ hit }: { hit: Hit }) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const kept = useKeep(hit)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'k' || event.ctrlKey || event.metaKey || event.altKey) return
    // In other lists this key walks up.
    event.stopPropagation()
    kept.keep()
  }
  return (
    <li>
      <div className={classes.hit}>
        <UnstyledButton
          data-walk
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          onKeyDown={onKey}
        >
          <span className={classes.words}>
            <Text component="span" fw={600}>
              {hit.title}
            </Text>
            <Text component="span" size="sm">
              {whereText(hit)}
            </Text>
            <Text component="span" size="sm" c="dimmed">
              {underText(hit)}
            </Text>
          </span>
          {hit.isFulfilled === false && <StateMark tone="bad">Ruled out</StateMark>}
          {hit.isFulfilled === null && <StateMark tone="warn">Something unknown</StateMark>}
        </UnstyledButton>
        <span className={classes.keeping}>
          <Keeping hit={hit} kept={kept} />
        </span>
      </div>
      <div className={classes.from}>
        <Credit credit={hit.attribution} />
      </div>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <div className={classes.detail}>
            <ListingText hit={hit} />
          </div>
        )}
      </Collapse>
    </li>
  )
}
