import type { ProfileContent } from '@jobpilot/schemas/profile'
import { FieldInput } from '../../ui/fields/field-input.tsx'
import { PillList } from '../../ui/fields/pill-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './profile.module.css'
import type { Edit } from './use-profile-editor.ts'

const single = [
  { key: 'name', label: 'Name' },
  { key: 'headline', label: 'Headline' },
  { key: 'place', label: 'Place' },
  { key: 'summary', label: 'Summary' },
] as const satisfies { key: keyof ProfileContent; label: string }[]

const contacts = [
  { key: 'emails', label: 'E-mail' },
  { key: 'phones', label: 'Phone' },
  { key: 'links', label: 'Links' },
] as const satisfies { key: keyof ProfileContent; label: string }[]

/** Who the person is and how to reach them. */
export function AboutSection({ content, edit }: { content: ProfileContent; edit: Edit }) {
  return (
    <Panel title="About you">
      <dl className={classes.about}>
        {single.map(({ key, label }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              <FieldInput
                label={label}
                placeholder="Not given"
                field={content[key]}
                isStrong={key === 'name'}
                onChange={(field) => edit(key, (now) => ({ ...now, [key]: field }))}
              />
            </dd>
          </div>
        ))}
        {contacts.map(({ key, label }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              <PillList
                label={label}
                fields={content[key]}
                onChange={(fields) => edit(key, (now) => ({ ...now, [key]: fields }))}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
