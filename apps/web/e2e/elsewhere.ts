export type Call = <Output>(path: string, input?: unknown) => Promise<Output>

export const ada = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'a long password' }

async function send<Output>(url: string, path: string, input: unknown, token?: string): Promise<Output> {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  const body = await response.json()
  if (!response.ok) throw new Error(`${path} gave ${response.status}: ${JSON.stringify(body)}`)
  return body.result.data
}

/** Makes her account. What is answered is what a browser keeps of it. */
export const signUpElsewhere = (url: string): Promise<{ accessToken: string }> => send(url, 'auth.signUp', ada)

/** The same person on another device. */
export async function signInElsewhere(url: string): Promise<Call> {
  const { email, password } = ada
  const { accessToken } = await send<{ accessToken: string }>(url, 'auth.signIn', { email, password })
  return async (path, input = {}) => await send(url, path, input, accessToken)
}
