import type { PostingContent } from '@jobpilot/schemas/posting'
import type { ReactNode } from 'react'
import { employmentOptions, seniorityOptions, workModeOptions } from '../../lib/work-options.ts'
import { FieldInput } from '../../ui/fields/field-input.tsx'
import { PillList } from '../../ui/fields/pill-list.tsx'
import { Choice } from './choice.tsx'
import { DayField } from './day-field.tsx'
import classes from './openings.module.css'
import { PayFields } from './pay-fields.tsx'
import { YearsFields } from './years-fields.tsx'

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.pair}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type PostingFactsProps = { content: PostingContent; set: (part: Partial<PostingContent>) => void }

/** The single values of a posting. */
export function PostingFacts({ content, set }: PostingFactsProps) {
  const { title, employer, remoteScope, workMode, employmentType, seniority, postedOn, validThrough } = content
  const isRemote = workMode?.value === 'remote' || remoteScope !== null
  return (
    <dl className={classes.grid}>
      <Row label="Title">
        <FieldInput
          label="Title"
          placeholder="Not stated"
          field={title}
          onChange={(next) => set({ title: next })}
          isStrong
        />
      </Row>
      <Row label="Employer">
        <FieldInput
          label="Employer"
          placeholder="Not stated"
          field={employer}
          onChange={(next) => set({ employer: next })}
        />
      </Row>
      <Row label="Places">
        <PillList label="Places" fields={content.places} onChange={(places) => set({ places })} />
      </Row>
      <Row label="Arrangement">
        <Choice
          label="Arrangement"
          options={workModeOptions}
          field={workMode}
          onChange={(next) => set({ workMode: next })}
        />
      </Row>
      {isRemote && (
        <Row label="Remote from">
          <FieldInput
            label="Remote from"
            placeholder="Anywhere"
            field={remoteScope}
            onChange={(next) => set({ remoteScope: next })}
          />
        </Row>
      )}
      <Row label="Employment">
        <Choice
          label="Employment"
          options={employmentOptions}
          field={employmentType}
          onChange={(next) => set({ employmentType: next })}
        />
      </Row>
      <Row label="Seniority">
        <Choice
          label="Seniority"
          options={seniorityOptions}
          field={seniority}
          onChange={(next) => set({ seniority: next })}
        />
      </Row>
      <Row label="Experience">
        <YearsFields years={content.experienceYears} onChange={(experienceYears) => set({ experienceYears })} />
      </Row>
      <Row label="Pay">
        <PayFields pay={content.salary} onChange={(salary) => set({ salary })} />
      </Row>
      <Row label="Posted">
        <DayField label="Posted" day={postedOn} onChange={(next) => set({ postedOn: next })} />
      </Row>
      <Row label="Open until">
        <DayField label="Open until" day={validThrough} onChange={(next) => set({ validThrough: next })} />
      </Row>
    </dl>
  )
}
