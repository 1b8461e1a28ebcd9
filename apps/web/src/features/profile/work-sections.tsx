import type { ProfileContent } from '@jobpilot/schemas/profile'
import { FieldInput } from '../../ui/fields/field-input.tsx'
import { LineList } from '../../ui/fields/line-list.tsx'
import { DatesInput } from './dates-input.tsx'
import { EntryList } from './entry-list.tsx'
import { newEducation, newExperience, newProject } from './new-entry.ts'
import classes from './profile.module.css'
import type { Edit } from './use-profile-editor.ts'

type SectionProps = { content: ProfileContent; edit: Edit }

export function ExperienceSection({ content, edit }: SectionProps) {
  return (
    <EntryList
      title="Experience"
      items={content.experience}
      onChange={(experience) => edit('experience', (now) => ({ ...now, experience }))}
      create={newExperience}
      addLabel="Add a job"
      nameOf={({ title, employer }) => [title?.value, employer?.value].filter(Boolean).join(', ') || 'New job'}
      render={(item, set) => ({
        head: (
          <>
            <FieldInput label="Job title" field={item.title} onChange={(title) => set({ ...item, title })} isStrong />
            <div className={classes.pair}>
              <FieldInput label="Employer" field={item.employer} onChange={(employer) => set({ ...item, employer })} />
              <FieldInput label="Place" field={item.place} onChange={(place) => set({ ...item, place })} />
            </div>
            <DatesInput dates={item.dates} onChange={(dates) => set({ ...item, dates })} />
          </>
        ),
        rest: (
          <LineList
            label="What you did"
            lines={item.bullets}
            onChange={(bullets) => set({ ...item, bullets })}
            addLabel="Add a line"
          />
        ),
      })}
    />
  )
}

export function EducationSection({ content, edit }: SectionProps) {
  return (
    <EntryList
      title="Education"
      items={content.education}
      onChange={(education) => edit('education', (now) => ({ ...now, education }))}
      create={newEducation}
      addLabel="Add a school"
      nameOf={({ institution, degree }) =>
        [degree?.value, institution?.value].filter(Boolean).join(', ') || 'New school'
      }
      render={(item, set) => ({
        head: (
          <>
            <FieldInput
              label="School"
              field={item.institution}
              onChange={(institution) => set({ ...item, institution })}
              isStrong
            />
            <div className={classes.pair}>
              <FieldInput label="Degree" field={item.degree} onChange={(degree) => set({ ...item, degree })} />
              <FieldInput
                label="Field of study"
                field={item.fieldOfStudy}
                onChange={(fieldOfStudy) => set({ ...item, fieldOfStudy })}
              />
            </div>
            <DatesInput dates={item.dates} onChange={(dates) => set({ ...item, dates })} />
          </>
        ),
        rest: (
          <LineList
            label="Details"
            lines={item.details}
            onChange={(details) => set({ ...item, details })}
            addLabel="Add a line"
          />
        ),
      })}
    />
  )
}

export function ProjectSection({ content, edit }: SectionProps) {
  return (
    <EntryList
      title="Projects"
      items={content.projects}
      onChange={(projects) => edit('projects', (now) => ({ ...now, projects }))}
      create={newProject}
      addLabel="Add a project"
      nameOf={({ name }) => name.value || 'New project'}
      render={(item, set) => ({
        head: (
          <>
            <FieldInput
              label="Project name"
              field={item.name}
              onChange={(name) => set({ ...item, name: name ?? { ...item.name, value: '' } })}
              isStrong
            />
            <FieldInput label="Link" field={item.link} onChange={(link) => set({ ...item, link })} />
          </>
        ),
        rest: (
          <LineList
            label="What it is"
            lines={item.bullets}
            onChange={(bullets) => set({ ...item, bullets })}
            addLabel="Add a line"
          />
        ),
      })}
    />
  )
}
