import { Group, Progress, Stack, Text } from '@mantine/core'
import { usd } from '../../lib/format.ts'
import { monthText, nextMonthText, type Spend } from './budget-words.ts'

const colors = { ok: 'dusk', warned: 'amber', stopped: 'clay' } satisfies Record<Spend['state'], string>

/** Spent, reserved and the limit, as a line and a bar. */
export function BudgetBar({ spend }: { spend: Spend }) {
  const { month, spentMicroUsd, reservedMicroUsd, limitMicroUsd, state } = spend
  const share = (micro: number) => (limitMicroUsd === 0 ? 0 : Math.min(100, (micro / limitMicroUsd) * 100))
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="baseline">
        <Text>
          <Text span fw={600} fz="xl">
            {usd(spentMicroUsd)}
          </Text>{' '}
          <Text span c="dimmed">
            of {usd(limitMicroUsd)} in {monthText(month)}
          </Text>
        </Text>
        {reservedMicroUsd > 0 && (
          <Text size="sm" c="dimmed">
            {usd(reservedMicroUsd)} reserved for calls on their way
          </Text>
        )}
      </Group>
      <Progress.Root size="md" aria-label="Spend against the limit">
        <Progress.Section value={share(spentMicroUsd)} color={colors[state]} aria-label="Spent" />
        <Progress.Section value={share(reservedMicroUsd)} color="gray" aria-label="Reserved" />
      </Progress.Root>
      {state !== 'ok' && (
        <Text size="sm">
          {state === 'stopped'
            ? `The budget is used up: the built-in engine does every step until ${nextMonthText(month)}.`
            : 'More than 80 % is used. At the limit the built-in engine takes over.'}
        </Text>
      )}
    </Stack>
  )
}
