import { Skeleton, Text } from '@mantine/core'
import { fileSize, plural, sentence } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './privacy.module.css'

type Held = RouterOutputs['privacy']['held']

const places = {
  disk: 'on the disk of this instance',
  s3: 'in the file storage (S3) of this instance',
} satisfies Record<Held['files']['place'], string>

function Parts({ parts }: { parts: Held['groups'][number]['parts'] }) {
  const kept = parts.filter(({ rows }) => rows > 0)
  if (kept.length === 0) return <>Nothing yet.</>
  return <>{sentence(kept.map(({ holds, rows }) => `${holds} (${rows.toLocaleString()})`).join(', '))}</>
}

/** What is held, why and where, from the same list that exports and deletes it. */
export function HeldList() {
  const held = trpc.privacy.held.useQuery()
  return (
    <>
      <Waiting query={held} what="I could not read what is held of you.">
        <Skeleton height={320} />
      </Waiting>
      {held.data && (
        <>
          <dl className={classes.held}>
            {held.data.groups.map(({ group, title, why, parts }) => (
              <div key={group}>
                <dt>{title}</dt>
                <dd>
                  <Text size="sm">{why}</Text>
                  <Text size="sm" c="dimmed">
                    <Parts parts={parts} />
                  </Text>
                </dd>
              </div>
            ))}
          </dl>
          <Text size="sm" c="dimmed">
            All of it is in the database of this instance;{' '}
            {held.data.files.count === 0
              ? 'you have no files here.'
              : `${plural(held.data.files.count, 'file')} (${fileSize(held.data.files.bytes)}) ${held.data.files.count === 1 ? 'is' : 'are'} ${places[held.data.files.place]}.`}{' '}
            No other person of this instance can read it; whoever runs this instance looks after the machine it is on.
          </Text>
        </>
      )}
    </>
  )
}
