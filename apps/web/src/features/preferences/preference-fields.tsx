import type { Preferences } from '@jobpilot/schemas/preferences'
import { NumberInput, Select, SimpleGrid, TagsInput } from '@mantine/core'
import { currencies, pickOption, seniorityOptions, sizeOptions } from '../../lib/work-options.ts'
import { arrangementOptions, wholeOrNull } from './preference-options.ts'

export type FieldsProps = { value: Preferences; set: (part: Partial<Preferences>) => void }

export const isPayUpsideDown = ({ salaryFloor, salaryTarget }: Preferences): boolean =>
  salaryFloor !== null && salaryTarget !== null && salaryTarget < salaryFloor

export function WorkFields({ value, set }: FieldsProps) {
  return (
    <>
      <TagsInput
        label="Titles"
        placeholder={value.titles.length === 0 ? 'Such as Backend Engineer' : undefined}
        value={value.titles}
        onChange={(titles) => set({ titles })}
        maxTags={10}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label="Seniority"
          data={seniorityOptions}
          value={value.seniority}
          clearable
          placeholder="Any"
          onChange={(next) => set({ seniority: pickOption(seniorityOptions, next) })}
        />
        <Select
          label="Company size"
          data={sizeOptions}
          value={value.companySize}
          clearable
          placeholder="Any"
          onChange={(next) => set({ companySize: pickOption(sizeOptions, next) })}
        />
      </SimpleGrid>
    </>
  )
}

export function PlaceFields({ value, set }: FieldsProps) {
  return (
    <>
      <TagsInput
        label="Places"
        placeholder={value.places.length === 0 ? 'Cities or countries' : undefined}
        value={value.places}
        onChange={(places) => set({ places })}
        maxTags={20}
      />
      <Select
        label="Arrangement"
        data={arrangementOptions}
        value={value.arrangement}
        allowDeselect={false}
        onChange={(next) => set({ arrangement: pickOption(arrangementOptions, next) ?? 'open' })}
      />
    </>
  )
}

export function PayFields({ value, set }: FieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
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
        error={isPayUpsideDown(value) ? 'Below the lowest salary' : undefined}
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
  )
}
