import { toProblem } from '../lib/api-error.ts'
import { toast } from './toast.ts'
import { TraceLine } from './trace-line.tsx'

/** Time to copy an id. */
const stayMs = 20_000

/** Says that something did not work; with what to quote, when it was our fault. */
export function toastProblem(error: unknown, title?: string): void {
  const { message, traceId } = toProblem(error)
  toast({
    tone: 'bad',
    ...(title === undefined ? {} : { title }),
    message:
      traceId === null ? (
        message
      ) : (
        <>
          {message}
          <TraceLine traceId={traceId} />
        </>
      ),
    ...(traceId === null ? {} : { stayMs }),
  })
}
