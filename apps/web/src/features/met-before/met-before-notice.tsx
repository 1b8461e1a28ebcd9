import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { whenText } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'

type Met = RouterOutputs['sameOpening']['metBefore'][number]

const stageWords = {
  saved: 'it is saved',
  applied: 'you await an answer',
  screening: 'it is in screening',
  interview: 'you are in interviews',
  offer: 'you have an offer',
  rejected: 'it ended with a no',
  closed: 'you closed it',
} as const satisfies Record<NonNullable<Met['stage']>, string>

const howWords = {
  applied: 'You applied to this opening before',
  kept: 'You kept this opening before',
  passed: 'You passed this opening before',
} as const satisfies Record<Met['how'], string>

/** Says that an opening is one the person has dealt with already, under another address. Shows nothing otherwise. */
export function MetBeforeNotice({ postingId }: { postingId: string }) {
  const before = trpc.sameOpening.metBefore.useQuery({ id: postingId })
  const met = before.data?.[0]
  if (met === undefined) return null
  const more = (before.data?.length ?? 1) - 1
  const title = met.title === null ? 'Posted elsewhere' : `As “${met.title}”`
  return (
    <Notice
      tone={met.how === 'applied' ? 'warn' : 'info'}
      title={howWords[met.how]}
      action={
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link to="/openings/$postingId" params={{ postingId: met.postingId }} {...props} />}
        >
          Look at it
        </Button>
      }
    >
      {title}, {whenText(met.at)}
      {met.how === 'applied' && met.stage !== null && `; ${stageWords[met.stage]}`}
      {more > 0 && `; and ${more} more`}.
    </Notice>
  )
}
