import type { MatchContent } from '@jobpilot/schemas/match'
import type { ReviewFilter } from '@jobpilot/schemas/review'
import { ActionIcon, Button, Group, Popover, SegmentedControl, Select, Stack, Switch, TextInput } from '@mantine/core'
import { IconBookmark, IconFilter, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { useTyped } from '../../lib/use-typed.ts'
import { pickOption, workModeOptions } from '../../lib/work-options.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import classes from './review.module.css'

export type View = 'cards' | 'table'
export type Filter = Omit<ReviewFilter, 'state'> & { state?: ReviewFilter['state']; view?: View }

type ReviewFiltersProps = {
  filter: Filter
  counts: RouterOutputs['review']['list']['counts']
  /** Changes some of it, and leaves the rest as the address holds it by then. */
  set: (part: Partial<Filter>) => void
  onFilter: (filter: Filter) => void
}

const bands: { value: MatchContent['band']; label: string }[] = [
  { value: 'strong', label: 'Strong' },
  { value: 'possible', label: 'Possible' },
  { value: 'weak', label: 'Weak' },
]
const failed = (error: unknown) => toastProblem(error)

function SavedSearches({ filter, onFilter }: Pick<ReviewFiltersProps, 'filter' | 'onFilter'>) {
  const utils = trpc.useUtils()
  const searches = trpc.review.searches.useQuery()
  const onSuccess = (now: NonNullable<typeof searches.data>) => utils.review.searches.setData(undefined, now)
  const save = trpc.review.saveSearch.useMutation({ onSuccess, onError: failed })
  const remove = trpc.review.removeSearch.useMutation({ onSuccess, onError: failed })
  const [name, setName] = useState('')
  const { view, state = 'new', ...rest } = filter
  return (
    <Popover position="bottom-end" shadow="md" width={280} trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconBookmark size={15} />}>
          Saved searches
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {searches.data?.map((search) => (
            <Group key={search.id} justify="space-between" wrap="nowrap" gap="xs">
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onFilter(view === undefined ? search.filter : { ...search.filter, view })}
              >
                {search.name} ({search.count})
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove the search ${search.name}`}
                onClick={() => remove.mutate({ id: search.id })}
              >
                <IconX size={15} />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim() === '') return
              save.mutate({ name, filter: { ...rest, state } }, { onSuccess: () => setName('') })
            }}
          >
            <TextInput
              label="Save what is shown now as"
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.currentTarget.value)}
              placeholder="Such as Remote and strong"
            />
            <Button type="submit" size="xs" mt="xs" disabled={name.trim() === ''} loading={save.isPending}>
              Save
            </Button>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

type MoreFiltersProps = Pick<ReviewFiltersProps, 'filter' | 'set'>

/** The less common ones, and how many of them are on. */
function MoreFilters({ filter, set }: MoreFiltersProps) {
  const { typed, type } = useTyped(filter.search ?? '', (search) => set({ search: search || undefined }))
  const count = [filter.search, filter.band, filter.mode, filter.sure].filter((value) => value !== undefined).length
  return (
    <Popover position="bottom-start" shadow="md" width={260} trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconFilter size={15} />}>
          {count === 0 ? 'Filter' : `Filter: ${count} on`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TextInput
            label="Words in title, employer or place"
            maxLength={100}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Select
            label="Match"
            placeholder="Any"
            clearable
            comboboxProps={{ withinPortal: false }}
            data={bands}
            value={filter.band ?? null}
            onChange={(band) => set({ band: pickOption(bands, band) ?? undefined })}
          />
          <Select
            label="Mode of work"
            placeholder="Any"
            clearable
            comboboxProps={{ withinPortal: false }}
            data={workModeOptions}
            value={filter.mode ?? null}
            onChange={(mode) => set({ mode: pickOption(workModeOptions, mode) ?? undefined })}
          />
          <Switch
            label="Nothing unknown"
            checked={filter.sure === true}
            onChange={(event) => set({ sure: event.currentTarget.checked || undefined })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What is shown, and how: all of it is in the address. */
export function ReviewFilters({ filter, counts, set, onFilter }: ReviewFiltersProps) {
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label="Which"
        value={filter.state ?? 'new'}
        onChange={(state) =>
          set({ state: state === 'kept' || state === 'passed' ? state : undefined, ruledOut: undefined })
        }
        data={[
          { value: 'new', label: `To review ${counts.new}` },
          { value: 'kept', label: `Kept ${counts.kept}` },
          { value: 'passed', label: `Passed ${counts.passed}` },
        ]}
      />
      <SegmentedControl
        aria-label="View"
        value={filter.view ?? 'cards'}
        onChange={(view) => set({ view: view === 'table' ? 'table' : undefined })}
        data={[
          { value: 'cards', label: 'Cards' },
          { value: 'table', label: 'Table' },
        ]}
      />
      <MoreFilters filter={filter} set={set} />
      <SavedSearches filter={filter} onFilter={onFilter} />
    </div>
  )
}
