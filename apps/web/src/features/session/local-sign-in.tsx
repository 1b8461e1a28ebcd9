import { Button, Divider, PasswordInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { toProblem } from '../../lib/api-error.ts'
import { setTokens } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { ProblemNotice } from '../../ui/problem.tsx'

type Way = 'sign-in' | 'sign-up'
/** The server asks for the same; checked here so that nobody waits to hear it. */
const shortestPassword = 10

type LocalSignInProps = { canSignUp: boolean; hasDemo: boolean }

/** Sign-in with an e-mail address and a password kept by this server. */
export function LocalSignIn({ canSignUp, hasDemo }: LocalSignInProps) {
  const [way, setWay] = useState<Way>('sign-in')
  const isNew = way === 'sign-up'
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (name) => (isNew && name.trim() === '' ? 'What should I call you?' : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : 'Enter an e-mail address like name@example.com'),
      password: (password) => {
        if (isNew) return password.length < shortestPassword ? `Use at least ${shortestPassword} characters` : null
        return password === '' ? 'Enter your password' : null
      },
    },
  })
  const answer = {
    onSuccess: setTokens,
    onError: (error: unknown) => form.setErrors(toProblem(error).fieldErrors),
  }
  const signIn = trpc.auth.signIn.useMutation(answer)
  const signUp = trpc.auth.signUp.useMutation(answer)
  const demo = trpc.auth.demo.useMutation(answer)
  const isBusy = signIn.isPending || signUp.isPending || demo.isPending
  const failed = isNew ? signUp.error : signIn.error

  const submit = form.onSubmit(({ name, email, password }) => {
    if (isNew) signUp.mutate({ name, email, password })
    else signIn.mutate({ email, password })
  })

  return (
    <Stack gap="md">
      {canSignUp && (
        <SegmentedControl
          fullWidth
          value={way}
          onChange={(value) => setWay(value === 'sign-up' ? 'sign-up' : 'sign-in')}
          aria-label="Sign in or create an account"
          data={[
            { value: 'sign-in', label: 'Sign in' },
            { value: 'sign-up', label: 'Create an account' },
          ]}
        />
      )}
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {isNew && (
            <TextInput label="Name" autoComplete="name" key={form.key('name')} {...form.getInputProps('name')} />
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="email"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            description={isNew ? `At least ${shortestPassword} characters` : undefined}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          {failed !== null && (
            <ProblemNotice
              error={failed}
              what={isNew ? 'I could not create the account.' : 'I could not sign you in.'}
            />
          )}
          <Button type="submit" mt={4} loading={signIn.isPending || signUp.isPending} disabled={isBusy}>
            {isNew ? 'Create the account' : 'Sign in'}
          </Button>
        </Stack>
      </form>
      {hasDemo && (
        <>
          <Divider label="or" />
          <Button variant="default" loading={demo.isPending} disabled={isBusy} onClick={() => demo.mutate()}>
            Look around as the demo person
          </Button>
          {demo.error !== null && <ProblemNotice error={demo.error} what="The demo did not open." />}
        </>
      )}
    </Stack>
  )
}
