/** A socket that counts what comes, by kind. */
export async function openCounting(url, token) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`)
  const counts = { started: 0, refused: 0, data: 0, other: 0 }
  socket.addEventListener('message', ({ data }) => {
    if (data === 'PING') return socket.send('PONG')
    const { result, error } = JSON.parse(data)
    if (result?.type === 'started') counts.started += 1
    else if (result?.type === 'data') counts.data += 1
    else if (error?.data?.code === 'TOO_MANY_REQUESTS') counts.refused += 1
    else counts.other += 1
  })
  socket.addEventListener('error', () => undefined)
  const closed = new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  await Promise.race([new Promise((resolve) => socket.addEventListener('open', resolve)), closed])
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  return {
    counts,
    closed,
    socket,
    subscribe: (id) =>
      socket.send(JSON.stringify({ id, method: 'subscription', params: { path: 'events.live', input: {} } })),
  }
}
