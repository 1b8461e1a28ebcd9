import { type Connection, useLiveStore } from '../../lib/live/live-store.ts'
import { trpc } from '../../lib/trpc.ts'
import { useMe } from '../../lib/use-me.ts'
import classes from './shell.module.css'

const states = {
  connecting: { word: 'Connecting', means: 'I am opening the live connection.' },
  live: { word: 'Live', means: 'What happens on the server shows here at once.' },
  'catching-up': {
    word: 'Catching up',
    means: 'The live connection dropped. I ask the server every 10 seconds until it is back.',
  },
  offline: { word: 'Offline', means: 'I cannot reach the server. Edits are kept in this browser.' },
} satisfies Record<Connection, { word: string; means: string }>

/** Whether this screen follows the server, and whether an agent is at work right now. */
export function LiveIndicator() {
  const connection = useLiveStore((state) => state.connection)
  const me = useMe()
  const runs = trpc.runs.list.useQuery(undefined, { enabled: me.data !== undefined })
  const working = runs.data?.filter(({ state }) => state === 'running' || state === 'queued').length ?? 0
  const { word, means } = states[connection]
  const text = connection === 'live' && working > 0 ? `${working} working` : word
  return (
    <span
      className={classes.live}
      data-hint={means}
      data-state={connection}
      data-working={working > 0 || undefined}
      role="status"
      aria-label={`Connection: ${text}`}
    >
      <span className={classes.dot} aria-hidden="true" />
      {text}
    </span>
  )
}
