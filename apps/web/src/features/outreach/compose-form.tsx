import {
  Button,
  Group,
  Input,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { toProblem } from '../../lib/api-error.ts'
import { dropDraft, readDraft, useKeptDraft } from '../../lib/drafts.ts'
import { isSame } from '../../lib/is-same.ts'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { type ComposeValues, emptyCompose, toRequest } from './compose-values.ts'
import { goalOptions, toneOptions } from './mail-options.ts'

const shortestCompanyText = 50

type ComposeFormProps = {
  userId: string
  openings: { value: string; label: string }[]
  postingId: string | null
  /** What it is for, where that is known. */
  goal?: ComposeValues['goal'] | undefined
  onStarted: (draftId: string) => void
}

/** What an e-mail is written from. The form as typed survives a reload or a crash, apart for each opening. */
export function ComposeForm({ userId, openings, postingId, goal, onStarted }: ComposeFormProps) {
  const utils = trpc.useUtils()
  const start: ComposeValues = { ...emptyCompose, postingId, goal: goal ?? emptyCompose.goal }
  const keptName = `compose.${postingId ?? 'none'}`
  const form = useForm<ComposeValues>({
    initialValues: readDraft<ComposeValues>(userId, keptName)?.value ?? start,
    validate: {
      recipientName: (name) => (name.trim() === '' ? 'Who is it for? A first name is enough' : null),
      companyUrl: (url, { companyWay }) =>
        companyWay === 'url' && url.trim() === '' ? 'Give the company page, or paste its text' : null,
      companyText: (text, { companyWay }) =>
        companyWay === 'text' && text.trim().length < shortestCompanyText
          ? 'Paste at least a paragraph about the company'
          : null,
      links: (links) =>
        links.every((link) => /^https?:\/\/\S+$/.test(link)) ? null : 'Links start with http:// or https://',
    },
  })
  // The button is below everything, what is missing may be out of sight.
  const goToFirst = (errors: object) => {
    const first = Object.keys(form.values).find((name) =>
      Object.keys(errors).some((path) => path.split('.')[0] === name),
    )
    if (first !== undefined) form.getInputNode(first)?.focus()
  }
  const compose = trpc.outreach.compose.useMutation({
    onSuccess: () => {
      form.setValues(start)
      form.resetDirty(start)
      // Also when the page was left meanwhile.
      dropDraft(userId, keptName)
      void utils.outreach.list.invalidate()
      void utils.runs.list.invalidate()
    },
    onError: (error) => {
      const { fieldErrors } = toProblem(error)
      form.setErrors(fieldErrors)
      goToFirst(fieldErrors)
    },
  })
  const write = (values: ComposeValues) =>
    // Shown only while they are still here.
    compose.mutate(toRequest(values), { onSuccess: ({ draftId }) => onStarted(draftId) })
  const isTyped = !isSame(form.values, start)
  useKeptDraft(userId, keptName, 'new', isTyped ? form.values : null)

  return (
    <form
      onSubmit={form.onSubmit(write, (errors) => {
        compose.reset()
        goToFirst(errors)
      })}
      noValidate
    >
      <Stack gap="md">
        <Panel title="Who it is for">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Recipient"
              placeholder="First name, or full name"
              maxLength={120}
              withAsterisk
              {...form.getInputProps('recipientName')}
            />
            <TextInput
              label="Their role"
              placeholder="Such as Head of Engineering"
              maxLength={120}
              {...form.getInputProps('recipientRole')}
            />
          </SimpleGrid>
        </Panel>
        <Panel title="What it is about">
          <Stack gap="sm">
            <Select
              label="Opening"
              description="I use its own words, and only those."
              placeholder={openings.length === 0 ? 'No opening yet' : 'No particular opening'}
              data={openings}
              searchable
              clearable
              nothingFoundMessage="No opening has that name"
              {...form.getInputProps('postingId')}
            />
            <Input.Wrapper label="The company" labelElement="div" mb={-6}>
              <SegmentedControl
                mt={4}
                size="sm"
                w="fit-content"
                display="flex"
                aria-label="How to tell me about the company"
                data={[
                  { value: 'url', label: 'Its page' },
                  { value: 'text', label: 'Paste the text' },
                ]}
                {...form.getInputProps('companyWay')}
              />
            </Input.Wrapper>
            {form.values.companyWay === 'url' ? (
              <TextInput
                aria-label="Company page"
                type="url"
                inputMode="url"
                placeholder="https://"
                maxLength={2_000}
                description="I fetch this page once, from this server."
                inputWrapperOrder={['input', 'description', 'error']}
                {...form.getInputProps('companyUrl')}
              />
            ) : (
              <Textarea
                aria-label="Text about the company"
                placeholder="A paragraph or more from their page"
                autosize
                minRows={4}
                maxRows={12}
                maxLength={30_000}
                {...form.getInputProps('companyText')}
              />
            )}
            <Textarea
              label="A problem they have that you can help with"
              description="Optional. Say it in your words."
              autosize
              minRows={2}
              maxLength={500}
              {...form.getInputProps('painPoint')}
            />
          </Stack>
        </Panel>
        <Panel title="How it should sound">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select label="Goal" data={goalOptions} allowDeselect={false} {...form.getInputProps('goal')} />
            <Select label="Tone" data={toneOptions} allowDeselect={false} {...form.getInputProps('tone')} />
          </SimpleGrid>
          <TagsInput
            mt="sm"
            label="Links to include"
            description="Optional, at most five. Press Enter after each."
            maxTags={5}
            placeholder={form.values.links.length === 0 ? 'https://' : undefined}
            {...form.getInputProps('links')}
          />
        </Panel>
        {compose.error !== null && (
          <ProblemNotice error={compose.error} what="I could not start writing." kept="The form is kept." />
        )}
        <Group>
          <Button type="submit" loading={compose.isPending}>
            Write the e-mail
          </Button>
          {isTyped && (
            <Button variant="subtle" color="gray" onClick={() => form.setValues(start)}>
              Clear the form
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
