import { TextInput } from '@mantine/core'
import type { SubmitEvent } from 'react'
import type { useRecipient } from './use-recipient.ts'

/** The address it goes to. */
export function RecipientField({ recipient }: { recipient: ReturnType<typeof useRecipient> }) {
  const { text, type, keepNow, error } = recipient
  return (
    <form
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        keepNow()
      }}
    >
      <TextInput
        type="email"
        label="Recipient's address"
        description="I never guess an address: use one they have given or published."
        placeholder="name@company.com"
        autoComplete="off"
        maxLength={254}
        value={text}
        error={error}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={keepNow}
      />
    </form>
  )
}
