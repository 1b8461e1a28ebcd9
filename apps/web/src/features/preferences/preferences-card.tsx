import type { Preferences } from '@jobpilot/schemas/preferences'
import type { Arrangement, Seniority } from '@jobpilot/schemas/work-terms'
import { Button, Group, NumberInput, Select, SimpleGrid, Skeleton, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { readDraft, useKeptDraft } from '../../lib/drafts.ts'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { Waiting } from '../../ui/waiting.tsx'

const arrangements = [
  { value: 'open', label: 'Open to anything' },
  { value: 'remote', label: 'Remote' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'onsite', label: 'On site' },
] satisfies { value: Arrangement; label: string }[]

const seniorities = [
  { value: 'entry', label: 'Entry' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
  { value: 'staff', label: 'Staff' },
  { value: 'principal', label: 'Principal' },
  { value: 'director', label: 'Director' },
  { value: 'vp', label: 'Vice president' },
  { value: 'c-level', label: 'Executive' },
] satisfies { value: Seniority; label: string }[]

const sizes = [
  { value: 'small', label: 'Small' },
  { value: 'medium', label: 'Medium' },
  { value: 'large', label: 'Large' },
] satisfies { value: NonNullable<Preferences['companySize']>; label: string }[]

const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'INR', 'JPY', 'SEK', 'PLN', 'BRL', 'SGD']
const wholeOrNull = (value: string | number) => (typeof value === 'number' ? Math.max(0, Math.round(value)) : null)
const pick = <T extends string>(options: { value: T }[], value: string | null): T | null =>
  options.find((option) => option.value === value)?.value ?? null

function PreferencesForm({ saved, userId }: { saved: Preferences; userId: string }) {
  const utils = trpc.useUtils()
  const [edited, setEdited] = useState<Preferences | null>(
    () => readDraft<Preferences>(userId, 'preferences')?.value ?? null,
  )
  useKeptDraft(userId, 'preferences', 'saved', edited)
  const value = edited ?? saved
  const set = (part: Partial<Preferences>) => setEdited({ ...value, ...part })
  const save = trpc.preferences.save.useMutation({
    onSuccess: (now) => {
      utils.preferences.get.setData(undefined, now)
      setEdited(null)
      void utils.matches.invalidate()
      void utils.postings.list.invalidate()
    },
  })
  const isUpsideDown =
    value.salaryFloor !== null && value.salaryTarget !== null && value.salaryTarget < value.salaryFloor

  return (
    <Stack gap="sm">
      <TagsInput
        label="Titles"
        placeholder={value.titles.length === 0 ? 'Such as Backend Engineer' : undefined}
        value={value.titles}
        onChange={(titles) => set({ titles })}
        maxTags={10}
      />
      <TagsInput
        label="Places"
        placeholder={value.places.length === 0 ? 'Cities or countries' : undefined}
        value={value.places}
        onChange={(places) => set({ places })}
        maxTags={20}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label="Arrangement"
          data={arrangements}
          value={value.arrangement}
          allowDeselect={false}
          onChange={(next) => set({ arrangement: pick(arrangements, next) ?? 'open' })}
        />
        <Select
          label="Seniority"
          data={seniorities}
          value={value.seniority}
          clearable
          placeholder="Any"
          onChange={(next) => set({ seniority: pick(seniorities, next) })}
        />
        <Select
          label="Company size"
          data={sizes}
          value={value.companySize}
          clearable
          placeholder="Any"
          onChange={(next) => set({ companySize: pick(sizes, next) })}
        />
        <NumberInput
          label="Lowest salary"
          description="A year, before tax"
          placeholder="Not set"
          min={0}
          max={10_000_000}
          step={1_000}
          thousandSeparator=","
          value={value.salaryFloor ?? ''}
          onChange={(next) => set({ salaryFloor: wholeOrNull(next) })}
        />
        <NumberInput
          label="Salary you aim for"
          description="A year, before tax"
          placeholder="Not set"
          min={0}
          max={10_000_000}
          step={1_000}
          thousandSeparator=","
          value={value.salaryTarget ?? ''}
          error={isUpsideDown ? 'Below the lowest salary' : undefined}
          onChange={(next) => set({ salaryTarget: wholeOrNull(next) })}
        />
        <Select
          label="Currency"
          description="Of both"
          data={currencies.includes(value.currency) ? currencies : [value.currency, ...currencies]}
          value={value.currency}
          allowDeselect={false}
          searchable
          onChange={(next) => set({ currency: next ?? 'USD' })}
        />
      </SimpleGrid>
      {save.error !== null && (
        <ProblemNotice error={save.error} what="I could not save this." kept="It is kept in this browser." />
      )}
      <Group gap="sm">
        <Button
          variant="default"
          disabled={edited === null || isUpsideDown}
          loading={save.isPending}
          onClick={() => save.mutate(value)}
        >
          Save what I look for
        </Button>
        {edited !== null && (
          <Button variant="subtle" color="gray" onClick={() => setEdited(null)}>
            Discard
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** What the person looks for; what is left open is scored as unknown, never guessed. */
export function PreferencesCard({ userId }: { userId: string }) {
  const preferences = trpc.preferences.get.useQuery()
  return (
    <Panel title="What I look for" id="looking-for">
      <Text size="sm" c="dimmed" mb="sm">
        All of it is optional. What you leave open counts as unknown in a match, not against it.
      </Text>
      <Waiting query={preferences} what="I could not read your preferences.">
        <Skeleton height={290} />
      </Waiting>
      {preferences.data && <PreferencesForm saved={preferences.data} userId={userId} />}
    </Panel>
  )
}
