import { Button, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { plural } from '../../lib/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useSources } from './use-sources.ts'

/** Where openings come from, in a line; the rest is on the page of its own. */
export function SourcesCard() {
  const sources = useSources()
  return (
    <Panel
      title="Where openings come from"
      action={
        <Button variant="default" size="xs" renderRoot={(props) => <Link to="/sources" {...props} />}>
          See the sources
        </Button>
      }
    >
      <Waiting query={sources} what="I could not read the sources.">
        <Skeleton height={22} />
      </Waiting>
      {sources.data && (
        <Text>
          {sources.data.total === 0
            ? 'No source is on yet: switch some on, and openings come by themselves.'
            : `${plural(sources.data.on, 'source')} on, ${plural(sources.data.openings, 'open opening')}${sources.data.failing > 0 ? `; ${sources.data.failing} in trouble` : ''}.`}
        </Text>
      )}
    </Panel>
  )
}
