import { noPreferences, type Preferences } from '@jobpilot/schemas/preferences'
import { Button, Group, Stack, Stepper, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { isSame } from '../../lib/is-same.ts'
import { ProblemNotice } from '../../ui/problem.tsx'
import { completeTree } from './complete-tree.ts'
import { DealBreakerList } from './deal-breaker-list.tsx'
import { type FieldsProps, isPayUpsideDown, PayFields, PlaceFields, WorkFields } from './preference-fields.tsx'
import classes from './preferences.module.css'
import { usePreferencesDraft } from './use-preferences-draft.ts'
import { useSavePreferences } from './use-save-preferences.ts'

type StepKey = keyof Preferences['steps']
type Step = {
  key: StepKey
  label: string
  ask: string
  skipped: string
  /** What is asked here; nothing where the fields save themselves. */
  asks: readonly (keyof Preferences)[]
  fields: ((props: FieldsProps) => ReactNode) | null
}

const steps: readonly Step[] = [
  {
    key: 'work',
    label: 'Work',
    ask: 'What work do you look for?',
    skipped: 'If you skip this, I search by the titles of your last jobs.',
    asks: ['titles', 'seniority', 'companySize'],
    fields: WorkFields,
  },
  {
    key: 'place',
    label: 'Place',
    ask: 'Where, and how?',
    skipped: 'If you skip this, I take the place in your resume; without one, place stays unknown in every match.',
    asks: ['places', 'arrangement'],
    fields: PlaceFields,
  },
  {
    key: 'pay',
    label: 'Pay',
    ask: 'What should it pay?',
    skipped: 'If you skip this, pay counts half in every match and rules out nothing.',
    // A firm floor is a deal-breaker.
    asks: ['salaryFloor', 'salaryTarget', 'currency', 'payPeriod', 'payBasis', 'dealBreakers'],
    fields: PayFields,
  },
  {
    key: 'rule-out',
    label: 'Deal-breakers',
    ask: 'What rules an opening out?',
    skipped: 'If you skip this, nothing is ruled out: I only sort.',
    asks: ['dealBreakers'],
    fields: ({ value, set }) => (
      <DealBreakerList tree={value.dealBreakers} onChange={(dealBreakers) => set({ dealBreakers })} />
    ),
  },
  {
    key: 'routine',
    label: 'Routine',
    ask: 'How far may I go, and when shall I report?',
    skipped: 'If you skip this, both stay as they are. You find them in the settings.',
    asks: [],
    fields: null,
  },
]

const isSaid = (saved: Preferences, { asks }: Step) => asks.some((key) => !isSame(saved[key], noPreferences[key]))

type PreferencesWizardProps = {
  saved: Preferences
  userId: string
  onDone: () => void
  /** Autonomy and briefing, each saved as it is set. */
  routine: ReactNode
}

/** Five questions, each saved as it is answered, so that it can be left at any time and goes on from there. */
export function PreferencesWizard({ saved, userId, onDone, routine }: PreferencesWizardProps) {
  const firstOpen = steps.findIndex(({ key }) => saved.steps[key] === undefined)
  const [at, setAt] = useState(firstOpen === -1 ? 0 : firstOpen)
  const { edits, value, set, discard, settle } = usePreferencesDraft(userId, saved)
  const isLast = at === steps.length - 1
  const save = useSavePreferences()
  const step = steps[at] ?? steps[0]
  if (step === undefined) return null
  const { key, ask, skipped, asks, fields: Fields } = step
  /** On from the step that was answered, whichever is open by then; one that is pressed twice is answered once. */
  const goOn = (content: Preferences, onSaved = () => {}) => {
    if (save.isPending) return
    const saving = save.mutateAsync(content)
    void saving.then(
      () => {
        onSaved()
        if (isLast) onDone()
        else setAt(at + 1)
      },
      // Said below.
      () => undefined,
    )
  }
  const answer = () =>
    goOn(
      { ...value, dealBreakers: completeTree(value.dealBreakers), steps: { ...saved.steps, [key]: 'answered' } },
      () => settle(edits),
    )
  const skip = () => {
    discard(asks)
    goOn({ ...saved, steps: { ...saved.steps, [key]: 'skipped' } })
  }
  return (
    <Stack gap="lg">
      <Stepper active={at} onStepClick={setAt} size="sm" iconSize={30} classNames={{ stepBody: classes.stepBody }}>
        {steps.map(({ key: each, label }) => (
          <Stepper.Step
            key={each}
            label={label}
            description={saved.steps[each] === 'skipped' ? 'Skipped' : undefined}
          />
        ))}
      </Stepper>
      <Stack gap="sm">
        <Title order={2}>{ask}</Title>
        {Fields ? <Fields value={value} set={set} /> : routine}
      </Stack>
      {save.error !== null && (
        <ProblemNotice error={save.error} what="I could not save this." kept="Your answer is kept in this browser." />
      )}
      <Group>
        <Button loading={save.isPending} disabled={isPayUpsideDown(value)} onClick={answer}>
          {isLast ? 'Save and find openings' : 'Save and go on'}
        </Button>
        <Button variant="subtle" color="gray" onClick={skip}>
          Skip
        </Button>
        {at > 0 && (
          <Button variant="subtle" color="gray" onClick={() => setAt(at - 1)}>
            Back
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {isSaid(saved, step) ? 'If you skip this, what you said before stays.' : skipped}
      </Text>
    </Stack>
  )
}
