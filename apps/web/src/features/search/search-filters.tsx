import { Button, NumberInput, Select, Switch } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { countryOptions } from '../../lib/countries.ts'
import type { ListingSearch } from '../../lib/listing-search.ts'
import { trpc } from '../../lib/trpc.ts'
import { useTyped } from '../../lib/use-typed.ts'
import { currencies, employmentOptions, seniorityOptions, workModeOptions } from '../../lib/work-options.ts'
import classes from './search.module.css'
import { ageOptions, filterOf } from './search-filter.ts'

type Set = (part: { [K in keyof ListingSearch]: ListingSearch[K] | undefined }) => void
type FiltersProps = { search: ListingSearch; set: Set }

function PayFilter({ search, set }: FiltersProps) {
  const own = trpc.preferences.get.useQuery().data?.currency
  const currency = search.currency ?? own ?? 'USD'
  const { typed, type, sendNow } = useTyped<number | ''>(search.pay ?? '', (next) =>
    next === '' ? set({ pay: undefined, currency: undefined }) : set({ pay: next, currency }),
  )
  return (
    <div className={classes.pay}>
      <NumberInput
        label="Pay a year, at least"
        placeholder="Any"
        min={1}
        max={100_000_000}
        step={1_000}
        thousandSeparator=","
        allowDecimal={false}
        allowNegative={false}
        value={typed}
        onChange={(next) => type(typeof next === 'number' ? next : '')}
        onBlur={sendNow}
      />
      <Select
        aria-label="Currency"
        data={currencies.includes(currency) ? currencies : [currency, ...currencies]}
        value={currency}
        allowDeselect={false}
        onChange={(next) => set({ currency: next ?? undefined })}
      />
    </div>
  )
}

/** What narrows the search; all of it is in the address. On a phone it unfolds. */
export function SearchFilters({ search, set }: FiltersProps) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const filter = filterOf(search)
  const count = Object.keys(filter).length - 1
  const choice = (key: 'mode' | 'level' | 'type', label: string, data: { value: string; label: string }[]) => (
    <Select
      label={label}
      placeholder="Any"
      clearable
      data={data}
      value={filter[key] ?? null}
      onChange={(next) => set({ [key]: next ?? undefined })}
    />
  )
  return (
    <div>
      <Button
        variant="default"
        className={classes.toggle}
        leftSection={<IconFilter size={16} />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {count === 0 ? 'Filter' : `Filter: ${count} on`}
      </Button>
      <div id={id} className={classes.filters} data-open={isOpen || undefined}>
        {choice('mode', 'Mode of work', workModeOptions)}
        {choice('level', 'Level', seniorityOptions)}
        {choice('type', 'Kind of employment', employmentOptions)}
        <Select
          label="From this country"
          placeholder="Any"
          clearable
          searchable
          nothingFoundMessage="No country has that name"
          data={countryOptions()}
          value={filter.country ?? null}
          onChange={(country) => set({ country: country ?? undefined })}
        />
        <Select
          label="Posted within"
          placeholder="Any time"
          clearable
          data={ageOptions}
          value={filter.withinDays === undefined ? null : String(filter.withinDays)}
          onChange={(days) => set({ within: days === null ? undefined : Number(days) })}
        />
        <PayFilter search={search} set={set} />
        <Switch
          className={classes.switch}
          label="Also what I ruled out"
          checked={filter.withRuledOut === true}
          onChange={(event) => set({ ruledOut: event.currentTarget.checked || undefined })}
        />
      </div>
    </div>
  )
}
