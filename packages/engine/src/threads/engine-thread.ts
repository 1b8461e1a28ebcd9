import { parentPort, workerData } from 'node:worker_threads'
import type { EngineResults, EngineTask, ThreadAnswer } from './engine-tasks.ts'

/** Each task loads only the code it needs: a posting page does not load the PDF reader. */
async function run(task: EngineTask): Promise<EngineResults[EngineTask['name']]> {
  if (task.name === 'read-resume') {
    const { parseDocument } = await import('../documents/parse-document.ts')
    return parseDocument(task.bytes)
  }
  if (task.name === 'read-posting-page') {
    const { parsePostingHtml } = await import('../posting/parse-posting-html.ts')
    return parsePostingHtml(task.html, task.url)
  }
  const { readPage } = await import('../pages/read-page.ts')
  return readPage(task.html, task.url)
}

async function answer(): Promise<ThreadAnswer> {
  try {
    return { result: await run(workerData as EngineTask) }
  } catch (error) {
    if (error instanceof Error && (error.name === 'DocumentError' || error.name === 'PageError') && 'code' in error) {
      return { refused: { name: error.name, code: String(error.code), message: error.message } }
    }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.postMessage(await answer())
