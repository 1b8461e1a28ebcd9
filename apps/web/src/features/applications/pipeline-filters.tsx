import { SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import type { PipelineSearch } from '../../lib/pipeline-search.ts'
import { stages, stageWords } from '../../lib/stage-words.ts'
import { useTyped } from '../../lib/use-typed.ts'
import { pickOption } from '../../lib/work-options.ts'
import classes from './pipeline.module.css'

type PipelineFiltersProps = {
  search: PipelineSearch
  /** How many wait for a word today. */
  due: number
  set: (part: { [K in keyof PipelineSearch]: PipelineSearch[K] | undefined }) => void
}

const stageOptions = stages.map((value) => ({ value, label: stageWords[value] }))
const orderOptions = [
  { value: 'next', label: 'What is next' },
  { value: 'score', label: 'Best score' },
  { value: 'title', label: 'Title' },
] as const

/** What is shown, and how: all of it is in the address. */
export function PipelineFilters({ search, due, set }: PipelineFiltersProps) {
  const { typed, type } = useTyped(search.words ?? '', (words) => set({ words: words || undefined }))
  const isList = search.view === 'list'
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label="View"
        value={search.view ?? 'board'}
        onChange={(view) => set({ view: view === 'list' ? 'list' : undefined, stage: undefined, order: undefined })}
        data={[
          { value: 'board', label: 'Board' },
          { value: 'list', label: 'List' },
        ]}
      />
      <TextInput
        aria-label="Words in title, employer or place"
        placeholder="Title, employer or place"
        type="search"
        maxLength={100}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {isList && (
        <>
          <Select
            aria-label="Stage"
            placeholder="Every stage"
            clearable
            w={150}
            data={stageOptions}
            value={search.stage ?? null}
            onChange={(stage) => set({ stage: pickOption(stageOptions, stage) ?? undefined })}
          />
          <Select
            aria-label="Order"
            placeholder="Latest moves"
            clearable
            w={160}
            data={orderOptions}
            value={search.order ?? null}
            onChange={(order) => set({ order: pickOption(orderOptions, order) ?? undefined })}
          />
        </>
      )}
      {(due > 0 || search.due === true) && (
        <Switch
          label={`To follow up now: ${due}`}
          checked={search.due === true}
          onChange={(event) => set({ due: event.currentTarget.checked || undefined })}
        />
      )}
    </div>
  )
}
