import { Button, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import classes from './home.module.css'
import type { JourneyStep } from './use-journey.ts'

const ways: Record<JourneyStep['key'], { label: string; link: LinkProps }> = {
  resume: { label: 'Add your resume', link: { to: '/profile' } },
  profile: { label: 'Check your profile', link: { to: '/profile' } },
  looking: { label: 'Say what you look for', link: { to: '/looking-for' } },
  opening: { label: 'Find openings', link: { to: '/review' } },
  match: { label: 'Review openings', link: { to: '/review' } },
  mail: { label: 'Write an e-mail', link: { to: '/outreach/new' } },
}

/** The six steps, the next one with the page's one primary button. */
export function HomeSteps({ steps }: { steps: JourneyStep[] }) {
  const next = steps.find(({ isDone }) => !isDone)
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => {
        const { label, link } = ways[step.key]
        const isNext = step === next
        return (
          <li
            key={step.key}
            className={classes.step}
            data-done={step.isDone || undefined}
            data-next={isNext || undefined}
          >
            <span className={classes.marker} aria-hidden="true">
              {step.isDone ? <IconCheck size={15} stroke={2.4} /> : index + 1}
            </span>
            <div className={classes.words}>
              <Text fw={600}>
                {isNext ? (
                  step.title
                ) : (
                  <Link {...link} className={classes.link}>
                    {step.title}
                  </Link>
                )}
                <span className={classes.hidden}>{step.isDone ? ', done' : isNext ? ', next' : ', later'}</span>
              </Text>
              <Text size="sm" c="dimmed">
                {step.about}
              </Text>
            </div>
            {isNext && <Button renderRoot={(props) => <Link {...link} {...props} />}>{label}</Button>}
          </li>
        )
      })}
    </ol>
  )
}
