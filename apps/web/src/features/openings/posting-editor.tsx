import type { Field } from '@jobpilot/schemas/fields'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { markHandlers } from '../../ui/active-mark.ts'
import { correctedField, typedField } from '../../ui/fields/edit-field.ts'
import { FieldInput } from '../../ui/fields/field-input.tsx'
import { LineList } from '../../ui/fields/line-list.tsx'
import { PillList } from '../../ui/fields/pill-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import classes from './openings.module.css'
import { PayFields } from './pay-fields.tsx'
import { employmentOptions, seniorityOptions, workModeOptions } from './posting-options.ts'
import { usePostingEditor } from './use-posting-editor.ts'

type Posting = RouterOutputs['postings']['get']

type ChoiceProps<T extends string> = {
  label: string
  options: { value: T; label: string }[]
  field: (Omit<Field, 'value'> & { value: T }) | null
  onChange: (field: (Omit<Field, 'value'> & { value: T }) | null) => void
}

function Choice<T extends string>({ label, options, field, onChange }: ChoiceProps<T>) {
  const pick = (next: string | null) => {
    const value = options.find((option) => option.value === next)?.value
    if (value === undefined) onChange(null)
    else onChange({ ...(field === null ? typedField(value) : correctedField(field, value)), value })
  }
  return (
    <div className={classes.choice} {...markHandlers(field?.id ?? `none-${label}`)}>
      <Select
        size="xs"
        maw={220}
        aria-label={label}
        placeholder="Not stated"
        data={options}
        value={field?.value ?? null}
        onChange={pick}
        clearable
      />
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div style={{ display: 'contents' }}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type PostingEditorProps = { posting: Posting; content: PostingContent; userId: string }

/** What was read from the posting, for correction. A saved correction is matched again. */
export function PostingEditor({ posting, content: read, userId }: PostingEditorProps) {
  const { content, isDirty, isBehind, set, discard, save, saveNow, saveOver } = usePostingEditor(posting, read, userId)
  return (
    <Panel title="What the posting says">
      <Stack gap="md">
        <Text size="sm" c="dimmed" mt={-8}>
          Correct what is wrong; I match again when you save.
        </Text>
        <dl className={classes.grid}>
          <Row label="Title">
            <FieldInput
              label="Title"
              placeholder="Not stated"
              field={content.title}
              onChange={(title) => set({ title })}
              isStrong
            />
          </Row>
          <Row label="Employer">
            <FieldInput
              label="Employer"
              placeholder="Not stated"
              field={content.employer}
              onChange={(employer) => set({ employer })}
            />
          </Row>
          <Row label="Places">
            <PillList label="Places" fields={content.places} onChange={(places) => set({ places })} />
          </Row>
          <Row label="Arrangement">
            <Choice
              label="Arrangement"
              options={workModeOptions}
              field={content.workMode}
              onChange={(workMode) => set({ workMode })}
            />
          </Row>
          <Row label="Employment">
            <Choice
              label="Employment"
              options={employmentOptions}
              field={content.employmentType}
              onChange={(employmentType) => set({ employmentType })}
            />
          </Row>
          <Row label="Seniority">
            <Choice
              label="Seniority"
              options={seniorityOptions}
              field={content.seniority}
              onChange={(seniority) => set({ seniority })}
            />
          </Row>
          <Row label="Pay">
            <PayFields pay={content.salary} onChange={(salary) => set({ salary })} />
          </Row>
        </dl>
        <div>
          <Text fw={600}>Must have</Text>
          <LineList
            label="Must have"
            lines={content.mustHaves}
            onChange={(mustHaves) => set({ mustHaves })}
            addLabel="Add a must-have"
          />
        </div>
        <div>
          <Text fw={600}>Nice to have</Text>
          <LineList
            label="Nice to have"
            lines={content.niceToHaves}
            onChange={(niceToHaves) => set({ niceToHaves })}
            addLabel="Add a nice-to-have"
          />
        </div>
        <div>
          <Text fw={600}>The work</Text>
          <LineList
            label="The work"
            lines={content.responsibilities}
            onChange={(responsibilities) => set({ responsibilities })}
            addLabel="Add a line"
          />
        </div>
        {isBehind && (
          <Notice
            tone="warn"
            title="This opening was read or corrected elsewhere"
            action={
              <Button size="xs" onClick={saveOver} loading={save.isPending}>
                Keep mine
              </Button>
            }
            live
          >
            Your corrections were begun on an older version. Keep them, or discard them below.
          </Notice>
        )}
        {save.error !== null && !isBehind && (
          <ProblemNotice
            error={save.error}
            what="I could not save the corrections."
            kept="They are kept in this browser."
          />
        )}
        {isDirty && (
          <Group gap="xs">
            <Button variant="default" disabled={isBehind} loading={save.isPending} onClick={saveNow}>
              Save corrections
            </Button>
            <Button variant="subtle" color="gray" onClick={discard}>
              Discard
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  )
}
