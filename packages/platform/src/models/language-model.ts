import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { streamText } from 'ai'
import type { ModelConfig } from './model-port.ts'

export type SdkModel = Exclude<Parameters<typeof streamText>[0]['model'], string>
export type ProviderOptions = NonNullable<Parameters<typeof streamText>[0]['providerOptions']>

/** Given in full, because the SDK otherwise reads keys and addresses from the environment by itself. */
const publicBaseUrls = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com/v1' }

/**
 * The SDK's model for a config.
 * @throws TypeError when the config lacks the key or the address its provider needs
 */
export function languageModels(config: ModelConfig): (modelId: string) => SdkModel {
  if (config.provider === 'openai-compatible') {
    if (config.baseUrl === undefined) throw new TypeError('An openai-compatible model needs a base URL')
    const provider = createOpenAICompatible({
      name: 'openai-compatible',
      baseURL: config.baseUrl,
      apiKey: config.apiKey,
      includeUsage: true,
      supportsStructuredOutputs: config.isSchemaEnforced ?? true,
    })
    return (modelId) => provider.chatModel(modelId)
  }
  if (config.apiKey === undefined || config.apiKey === '')
    throw new TypeError(`A model of ${config.provider} needs an API key`)
  const settings = { apiKey: config.apiKey, baseURL: config.baseUrl ?? publicBaseUrls[config.provider] }
  if (config.provider === 'anthropic') {
    const provider = createAnthropic(settings)
    return (modelId) => provider(modelId)
  }
  const provider = createOpenAI(settings)
  return (modelId) => provider.responses(modelId)
}

/** `store: false`: OpenAI keeps answers for 30 days otherwise, and these hold resumes. */
export const providerOptions: ProviderOptions = { openai: { store: false } }
