import type { DealBreakerLeaf } from '@jobpilot/schemas/deal-breakers'
import { industries } from '@jobpilot/schemas/work-terms'
import { Group, MultiSelect, Select } from '@mantine/core'
import { countryOptions } from '../../lib/countries.ts'
import {
  benefitOptions,
  categoryOptions,
  currencies,
  employmentOptions,
  seniorityOptions,
  sizeOptions,
  workModeOptions,
} from '../../lib/work-options.ts'
import { HeldNumber } from '../../ui/fields/held-number.tsx'
import { WordsInput } from '../../ui/fields/words-input.tsx'

type LeafEditorProps = { leaf: DealBreakerLeaf; label: string; onChange: (leaf: DealBreakerLeaf) => void }
type Many = { label: string; value: string[]; onChange: (value: string[]) => void }

const Words = ({ label, value, onChange, data }: Many & { data?: string[] }) => (
  <WordsInput
    aria-label={label}
    value={value}
    onChange={onChange}
    most={50}
    placeholder="Add one"
    {...(data && { data })}
  />
)
const Choices = ({ label, value, onChange, data }: Many & { data: { value: string; label: string }[] }) => (
  <MultiSelect aria-label={label} value={value} onChange={onChange} data={data} />
)

/** What one condition compares with; conditions without a value have no editor. */
export function LeafEditor({ leaf, label, onChange }: LeafEditorProps) {
  switch (leaf.kind) {
    case 'pay-at-least':
      return (
        <Group gap="xs" wrap="nowrap">
          <HeldNumber
            aria-label={label}
            min={1}
            max={10_000_000}
            step={1_000}
            thousandSeparator=","
            value={leaf.amount}
            onChange={(amount) => amount !== null && onChange({ ...leaf, amount: Math.max(1, Math.round(amount)) })}
          />
          <Select
            aria-label="Currency"
            w={96}
            data={currencies}
            value={leaf.currency}
            allowDeselect={false}
            onChange={(currency) => onChange({ ...leaf, currency: currency ?? leaf.currency })}
          />
        </Group>
      )
    case 'travel-at-most':
      return (
        <HeldNumber
          aria-label={label}
          min={0}
          max={100}
          suffix=" %"
          value={leaf.percent}
          onChange={(percent) => percent !== null && onChange({ ...leaf, percent: Math.round(percent) })}
        />
      )
    case 'work-mode-in':
      return (
        <Choices
          label={label}
          data={workModeOptions}
          value={leaf.modes}
          onChange={(next) => onChange({ ...leaf, modes: next as typeof leaf.modes })}
        />
      )
    case 'category-in':
      return (
        <Choices
          label={label}
          data={categoryOptions}
          value={leaf.categories}
          onChange={(next) => onChange({ ...leaf, categories: next as typeof leaf.categories })}
        />
      )
    case 'employment-type-in':
      return (
        <Choices
          label={label}
          data={employmentOptions}
          value={leaf.types}
          onChange={(next) => onChange({ ...leaf, types: next as typeof leaf.types })}
        />
      )
    case 'seniority-in':
      return (
        <Choices
          label={label}
          data={seniorityOptions}
          value={leaf.levels}
          onChange={(next) => onChange({ ...leaf, levels: next as typeof leaf.levels })}
        />
      )
    case 'company-size-in':
      return (
        <Choices
          label={label}
          data={sizeOptions}
          value={leaf.sizes}
          onChange={(next) => onChange({ ...leaf, sizes: next as typeof leaf.sizes })}
        />
      )
    case 'offers':
      return (
        <Choices
          label={label}
          data={benefitOptions}
          value={leaf.benefits}
          onChange={(next) => onChange({ ...leaf, benefits: next as typeof leaf.benefits })}
        />
      )
    case 'country-in':
      return (
        <MultiSelect
          aria-label={label}
          searchable
          maxValues={50}
          placeholder="Add one"
          nothingFoundMessage="No country has that name"
          data={countryOptions()}
          value={leaf.countries}
          onChange={(countries) => onChange({ ...leaf, countries })}
        />
      )
    case 'place-not-in':
      return <Words label={label} value={leaf.places} onChange={(places) => onChange({ ...leaf, places })} />
    case 'employer-not-in':
      return <Words label={label} value={leaf.employers} onChange={(employers) => onChange({ ...leaf, employers })} />
    case 'industry-not-in':
      return (
        <Words
          label={label}
          data={[...industries]}
          value={leaf.industries}
          onChange={(next) => onChange({ ...leaf, industries: next })}
        />
      )
    case 'title-lacks':
      return <Words label={label} value={leaf.words} onChange={(words) => onChange({ ...leaf, words })} />
    case 'skill-not-in':
      return <Words label={label} value={leaf.skills} onChange={(skills) => onChange({ ...leaf, skills })} />
    default:
      return null
  }
}
