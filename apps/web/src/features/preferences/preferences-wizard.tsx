import type { Preferences } from '@jobpilot/schemas/preferences'
import { Button, Group, Stack, Stepper, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ProblemNotice } from '../../ui/problem.tsx'
import { completeTree, DealBreakerList } from './deal-breaker-list.tsx'
import { type FieldsProps, isPayUpsideDown, PayFields, PlaceFields, WorkFields } from './preference-fields.tsx'
import { useSavePreferences } from './use-save-preferences.ts'

type StepKey = keyof Preferences['steps']
type Step = { key: StepKey; label: string; ask: string; skipped: string; fields: (props: FieldsProps) => ReactNode }

const steps: readonly Step[] = [
  {
    key: 'work',
    label: 'Work',
    ask: 'What work do you look for?',
    skipped: 'If you skip this, I search by the titles of your last jobs.',
    fields: WorkFields,
  },
  {
    key: 'place',
    label: 'Place',
    ask: 'Where, and how?',
    skipped: 'If you skip this, I take the place in your resume; without one, place stays unknown in every match.',
    fields: PlaceFields,
  },
  {
    key: 'pay',
    label: 'Pay',
    ask: 'What should it pay?',
    skipped: 'If you skip this, pay counts half in every match and rules out nothing.',
    fields: PayFields,
  },
  {
    key: 'rule-out',
    label: 'Deal-breakers',
    ask: 'What rules an opening out?',
    skipped: 'If you skip this, nothing is ruled out: I only sort.',
    fields: ({ value, set }) => (
      <DealBreakerList tree={value.dealBreakers} onChange={(dealBreakers) => set({ dealBreakers })} />
    ),
  },
]

type PreferencesWizardProps = { saved: Preferences; onDone: () => void }

/** Four questions, each saved as it is answered, so that it can be left at any time and goes on from there. */
export function PreferencesWizard({ saved, onDone }: PreferencesWizardProps) {
  const firstOpen = steps.findIndex(({ key }) => saved.steps[key] === undefined)
  const [at, setAt] = useState(firstOpen === -1 ? 0 : firstOpen)
  const [value, setValue] = useState(saved)
  const isLast = at === steps.length - 1
  const save = useSavePreferences(() => (isLast ? onDone() : setAt(at + 1)))
  const step = steps[at] ?? steps[0]
  if (step === undefined) return null
  const { key, ask, skipped, fields: Fields } = step
  const answer = (how: 'answered' | 'skipped') => {
    const kept = how === 'answered' ? value : saved
    const next = { ...kept, dealBreakers: completeTree(kept.dealBreakers), steps: { ...saved.steps, [key]: how } }
    setValue(next)
    save.mutate(next)
  }
  return (
    <Stack gap="lg">
      <Stepper active={at} onStepClick={setAt} size="sm" iconSize={30}>
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
        <Fields value={value} set={(part) => setValue({ ...value, ...part })} />
      </Stack>
      {save.error !== null && (
        <ProblemNotice error={save.error} what="I could not save this." kept="Your answer is still here." />
      )}
      <Group>
        <Button loading={save.isPending} disabled={isPayUpsideDown(value)} onClick={() => answer('answered')}>
          {isLast ? 'Save and find openings' : 'Save and go on'}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => answer('skipped')}>
          Skip
        </Button>
        {at > 0 && (
          <Button variant="subtle" color="gray" onClick={() => setAt(at - 1)}>
            Back
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {skipped}
      </Text>
    </Stack>
  )
}
