import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Kind } from './source-words.ts'
import classes from './sources.module.css'
import { useSourceActions } from './use-sources.ts'

/** The feeds that are one for everybody and not on yet, a press each. */
export function FeedChoices({ kinds }: { kinds: Kind[] }) {
  const { add } = useSourceActions()
  const feeds = kinds.filter(({ boardIs, sources }) => boardIs === 'none' && sources === 0)
  if (feeds.length === 0) return null
  return (
    <div>
      <Text size="sm" mb={6} id="feeds">
        Or a feed that needs no key
      </Text>
      <Group gap={8} role="group" className={classes.feeds} aria-labelledby="feeds">
        {feeds.map(({ kind, name }) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            disabled={add.isPending}
            onClick={() => add.mutate({ kind, board: '', employer: null })}
          >
            {name}
          </Button>
        ))}
      </Group>
    </div>
  )
}
