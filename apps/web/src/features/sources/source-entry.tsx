import { ActionIcon, Anchor, Button, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { whenText } from '../../lib/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { RunBars } from './run-bars.tsx'
import { driftWords, healths, lastWords, type Source } from './source-words.ts'
import classes from './sources.module.css'
import { useSourceActions } from './use-sources.ts'

function Trouble({ source: { error, drift, health } }: { source: Source }) {
  const odd = driftWords(drift)
  return (
    <>
      {error !== null && (
        <Text size="sm" {...(health === 'waiting' ? { c: 'dimmed' } : { className: classes.trouble })}>
          {error.message}
        </Text>
      )}
      {health === 'empty' && (
        <Text size="sm" c="dimmed">
          It answered without an opening. That is believed when it stays so; until then what it brought is kept.
        </Text>
      )}
      {odd.length > 0 && (
        <Text size="sm" c="dimmed">
          Differs from what is documented: {odd.slice(0, 4).join(', ')}
          {odd.length > 4 && ` and ${odd.length - 4} more`}
        </Text>
      )}
    </>
  )
}

/** One source: how it does, what it brought, when it is asked next, and what can be done. */
export function SourceEntry({ source, isAdmin }: { source: Source; isAdmin: boolean }) {
  const actions = useSourceActions()
  const { id, name, kind, kindName, board, isOn, attribution } = source
  const mark = isOn ? healths[source.health] : { tone: 'plain' as const, text: 'Off' }
  const timing = [
    source.lastRunAt && `asked ${whenText(source.lastRunAt)}`,
    source.nextRunAt &&
      `next ${Date.parse(source.nextRunAt) <= Date.now() ? 'any moment' : whenText(source.nextRunAt)}`,
  ].filter(Boolean)
  const brought = lastWords(source)
  return (
    <li className={classes.source}>
      <StateMark tone={mark.tone}>{mark.text}</StateMark>
      <div className={classes.about}>
        <Text fw={500}>
          {name}
          {name !== kindName && (
            <Text span c="dimmed" fw={400}>
              {' '}
              · {kindName}
            </Text>
          )}
        </Text>
        {brought !== null && <Text size="sm">{brought}</Text>}
        <Trouble source={source} />
        <Text size="xs" c="dimmed">
          {timing.length > 0 && `${timing.join(', ')} · `}
          <Anchor href={attribution.url} target="_blank" rel="noopener" underline="always" size="xs">
            {attribution.text}
          </Anchor>
        </Text>
      </div>
      <RunBars runs={source.runs} />
      <span className={classes.actions}>
        {isOn ? (
          <Button
            size="xs"
            variant="default"
            loading={actions.runNow.isPending}
            onClick={() => actions.runNow.mutate({ id })}
          >
            Ask now
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={actions.add.isPending}
            onClick={() => actions.add.mutate({ kind, board, employer: null })}
          >
            Switch on
          </Button>
        )}
        {isAdmin && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={30} aria-label={`More for ${name}`}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {isOn && <Menu.Item onClick={() => actions.switchOff.mutate({ id })}>Switch off</Menu.Item>}
              <Menu.Item color="clay" onClick={() => actions.remove.mutate({ id })}>
                Remove with its openings
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </span>
    </li>
  )
}
