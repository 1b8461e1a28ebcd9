export type Call = <Output>(path: string, input?: unknown) => Promise<Output>

/** The same person on another device. */
export async function signInElsewhere(url: string): Promise<Call> {
  const send = async (path: string, input: unknown, token?: string) => {
    const response = await fetch(`${url}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(input),
    })
    const body = await response.json()
    if (!response.ok) throw new Error(`${path} gave ${response.status}: ${JSON.stringify(body)}`)
    return body.result.data
  }
  const { accessToken } = await send('auth.signIn', { email: 'ada@example.com', password: 'a long password' })
  return async (path, input = {}) => await send(path, input, accessToken)
}
