import { Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { toastProblem } from '../../ui/problem-toast.tsx'
import classes from './brake.module.css'
import { useBrake } from './use-brake.ts'

/** Stops every agent with one press; in the header of every page. */
export function BrakeButton() {
  const { isPaused, press, release } = useBrake()
  const onError = (error: unknown) =>
    toastProblem(error, isPaused ? 'The brake is still on' : 'The brake did not engage')

  if (isPaused) {
    return (
      <Button
        size="sm"
        variant="light"
        color="amber"
        className={classes.button}
        leftSection={<IconPlayerPlayFilled size={14} />}
        loading={release.isPending}
        // It stands where the brake was pressed: the second press of a double click, or a key held down, is not meant for it.
        onClick={({ detail }) => detail < 2 && release.mutate(undefined, { onError })}
        onKeyDown={(event) => event.repeat && event.preventDefault()}
      >
        Resume
      </Button>
    )
  }
  return (
    <Button
      size="sm"
      variant="default"
      className={classes.button}
      leftSection={<IconPlayerPauseFilled size={14} />}
      loading={press.isPending}
      onClick={() => press.mutate(undefined, { onError })}
      aria-label="Pause all agents"
      data-hint="Pause every agent. Nothing is sent until you resume."
    >
      Pause
    </Button>
  )
}
