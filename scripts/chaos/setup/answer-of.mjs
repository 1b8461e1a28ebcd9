/** What a forked process sends first that `isIt`. Rejects when it ends without: nobody else would say so. */
export const answerOf = (child, isIt = () => true) =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => isIt(message) && resolve(message))
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`${child.spawnargs[1]} ended without an answer: ${signal ?? code}`)),
    )
  })
