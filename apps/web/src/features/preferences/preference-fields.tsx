import type { Preferences } from '@jobpilot/schemas/preferences'
import { type PayPeriod, periodsAYear } from '@jobpilot/schemas/work-terms'
import { Select, SimpleGrid, Switch } from '@mantine/core'
import { useState } from 'react'
import { currencies, payPeriodOptions, pickOption, seniorityOptions, sizeOptions } from '../../lib/work-options.ts'
import { HeldNumber } from '../../ui/fields/held-number.tsx'
import { WordsInput } from '../../ui/fields/words-input.tsx'
import { isFloorFirm, withFirmFloor, withNegotiableFloor, withPay } from './firm-floor.ts'
import { arrangementOptions } from './preference-options.ts'

export type FieldsProps = { value: Preferences; set: (part: Partial<Preferences>) => void }

export const isPayUpsideDown = ({ salaryFloor, salaryTarget }: Preferences): boolean =>
  salaryFloor !== null && salaryTarget !== null && salaryTarget < salaryFloor

export function WorkFields({ value, set }: FieldsProps) {
  return (
    <>
      <WordsInput
        label="Titles"
        placeholder={value.titles.length === 0 ? 'Such as Backend Engineer' : undefined}
        value={value.titles}
        onChange={(titles) => set({ titles })}
        most={10}
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
      <WordsInput
        label="Places"
        placeholder={value.places.length === 0 ? 'Cities or countries' : undefined}
        value={value.places}
        onChange={(places) => set({ places })}
        most={20}
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

const bases: { value: Preferences['payBasis']; label: string }[] = [
  { value: 'base', label: 'Base pay' },
  { value: 'total', label: 'With bonus and shares' },
]

type AmountProps = {
  label: string
  amount: number | null
  period: PayPeriod
  error?: string | undefined
  onChange: (amount: number | null) => void
}

/** An amount a year, as the person counts it: an hour's pay to the cent, all else in whole units. */
function Amount({ label, amount, period, error, onChange }: AmountProps) {
  const aYear = periodsAYear[period]
  const isHour = period === 'hour'
  return (
    <HeldNumber
      label={label}
      description={`${isHour ? 'An' : 'A'} ${period}, before tax`}
      placeholder="Not set"
      min={0}
      max={Math.floor(10_000_000 / aYear)}
      step={isHour ? 1 : Math.max(10, Math.round(1_000 / aYear))}
      decimalScale={isHour ? 2 : 0}
      thousandSeparator=","
      value={amount === null ? null : Math.round((amount / aYear) * 100) / 100}
      error={error}
      onChange={(next) => onChange(next === null ? null : Math.max(0, Math.round(next * aYear)))}
    />
  )
}

export function PayFields({ value, set }: FieldsProps) {
  // Between one amount and the next the field is empty, and of no floor there is nothing to hold.
  const [wasFirm, setWasFirm] = useState(false)
  const isFirm = wasFirm || isFloorFirm(value)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Amount
          label="Lowest salary"
          amount={value.salaryFloor}
          period={value.payPeriod}
          onChange={(salaryFloor) => {
            setWasFirm(isFirm && !salaryFloor)
            set(withPay(value, { salaryFloor }, isFirm))
          }}
        />
        <Amount
          label="Salary you aim for"
          amount={value.salaryTarget}
          period={value.payPeriod}
          error={isPayUpsideDown(value) ? 'Below the lowest salary' : undefined}
          onChange={(salaryTarget) => set({ salaryTarget })}
        />
        <Select
          label="Currency"
          description="Of both"
          data={currencies.includes(value.currency) ? currencies : [value.currency, ...currencies]}
          value={value.currency}
          allowDeselect={false}
          searchable
          onChange={(next) => set(withPay(value, { currency: next ?? 'USD' }))}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label="Counted for"
          data={payPeriodOptions}
          value={value.payPeriod}
          allowDeselect={false}
          onChange={(next) => set({ payPeriod: pickOption(payPeriodOptions, next) ?? 'year' })}
        />
        <Select
          label="What counts"
          data={bases}
          value={value.payBasis}
          allowDeselect={false}
          onChange={(next) => set({ payBasis: pickOption(bases, next) ?? 'base' })}
        />
      </SimpleGrid>
      <Switch
        label="Firm: never show me what pays less"
        description="Otherwise it is shown, further down."
        checked={isFloorFirm(value)}
        disabled={!value.salaryFloor}
        onChange={({ currentTarget: { checked } }) => set(checked ? withFirmFloor(value) : withNegotiableFloor(value))}
      />
    </>
  )
}
