import type { ProfileContent } from '@jobpilot/schemas/profile'
import { LineList } from '../../ui/fields/line-list.tsx'
import { PillList } from '../../ui/fields/pill-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { Edit } from './use-profile-editor.ts'

const short = [
  { key: 'skills', label: 'Skills' },
  { key: 'languages', label: 'Languages' },
] as const satisfies { key: keyof ProfileContent; label: string }[]

const long = [
  { key: 'certifications', label: 'Certifications', add: 'Add a certification' },
  { key: 'publications', label: 'Publications', add: 'Add a publication' },
  { key: 'awards', label: 'Awards', add: 'Add an award' },
] as const satisfies { key: keyof ProfileContent; label: string; add: string }[]

/** Skills and the other plain lists. */
export function ListSections({ content, edit }: { content: ProfileContent; edit: Edit }) {
  return (
    <>
      {short.map(({ key, label }) => (
        <Panel key={key} title={label}>
          <PillList
            label={label}
            fields={content[key]}
            onChange={(fields) => edit(key, (now) => ({ ...now, [key]: fields }))}
          />
        </Panel>
      ))}
      {long.map(({ key, label, add }) => (
        <Panel key={key} title={label}>
          <LineList
            label={label}
            lines={content[key]}
            onChange={(fields) => edit(key, (now) => ({ ...now, [key]: fields }))}
            addLabel={add}
          />
        </Panel>
      ))}
    </>
  )
}
