/** What tRPC's own WebSocket adapter would send, put together from parts that are made once. */

export const startedTail = ',"result":{"type":"started"}}'
export const stoppedTail = ',"result":{"type":"stopped"}}'

/** The beginning of every answer to one request; the rest is a tail. */
export const requestHead = (request: { id: number | string | null; jsonrpc?: '2.0' | undefined }): string =>
  `{"id":${JSON.stringify(request.id)}${request.jsonrpc ? `,"jsonrpc":"${request.jsonrpc}"` : ''}`

/** The rest of an answer that carries an entry under its `seq` as id, as `tracked()` gives it. */
export const dataTail = ({ seq, json }: { seq: number; json: string }): string =>
  `,"result":{"type":"data","data":{"id":"${seq}","data":${json}},"id":"${seq}"}}`

const finalText = 0x81

/** One unmasked, unfragmented text frame (RFC 6455, 5.2), header and payload in one piece. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const offset = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(offset + length)
  frame[0] = finalText
  if (offset === 2) frame[1] = length
  else if (offset === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, offset)
  return frame
}
