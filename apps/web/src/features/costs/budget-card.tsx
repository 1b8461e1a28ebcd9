import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { sentence } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { BudgetBar } from './budget-bar.tsx'

/** Which engine works, and what it cost this month; the rest is on the page of its own. */
export function BudgetCard() {
  const spend = trpc.spend.month.useQuery()
  const status = trpc.system.status.useQuery()
  const model = status.data?.components.find(({ name }) => name === 'Model')
  return (
    <Panel
      title="Model and budget"
      action={
        <Button variant="default" size="xs" renderRoot={(props) => <Link to="/costs" {...props} />}>
          See the costs
        </Button>
      }
    >
      <Stack gap="md">
        {model !== undefined && <Text>{sentence(model.reason)}</Text>}
        <Waiting query={spend} what="I could not read the spend.">
          <Skeleton height={72} />
        </Waiting>
        {spend.data && <BudgetBar spend={spend.data} />}
      </Stack>
    </Panel>
  )
}
