import type { ComposeMailRequest } from '@jobpilot/schemas/outreach-input'

/** The form as typed; both ways to name the company are kept, so that switching between them loses nothing. */
export type ComposeValues = Omit<ComposeMailRequest, 'recipientRole' | 'companyUrl' | 'companyText' | 'painPoint'> & {
  recipientRole: string
  companyWay: 'url' | 'text'
  companyUrl: string
  companyText: string
  painPoint: string
}

export const emptyCompose: ComposeValues = {
  postingId: null,
  recipientName: '',
  recipientRole: '',
  companyWay: 'url',
  companyUrl: '',
  companyText: '',
  tone: 'professional',
  goal: 'introduce',
  painPoint: '',
  links: [],
}

const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim())

export function toRequest(values: ComposeValues): ComposeMailRequest {
  const { companyWay, ...rest } = values
  return {
    ...rest,
    recipientName: values.recipientName.trim(),
    recipientRole: textOrNull(values.recipientRole),
    companyUrl: companyWay === 'url' ? textOrNull(values.companyUrl) : null,
    companyText: companyWay === 'text' ? textOrNull(values.companyText) : null,
    painPoint: textOrNull(values.painPoint),
  }
}

export function toValues(request: ComposeMailRequest): ComposeValues {
  return {
    ...request,
    recipientRole: request.recipientRole ?? '',
    companyWay: request.companyText === null ? 'url' : 'text',
    companyUrl: request.companyUrl ?? '',
    companyText: request.companyText ?? '',
    painPoint: request.painPoint ?? '',
  }
}
