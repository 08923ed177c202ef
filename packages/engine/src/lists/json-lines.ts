// JSON lines of lists: each line a document of its own, with its place. A line that is too long refuses the file; a last
// line without a line end is read and told.

import { decodeText } from './decode.ts'
import { FaultLog, placeIn } from './faults.ts'
import type { ListFile, Place } from './reading.ts'

/** 4 MiB: the longest line; nested entities are long. */
const lineCharactersMax = 1 << 22

/** Hands over each line that is not blank; null with a fault in the log where the file itself is broken. */
export async function readJsonLines(
  file: ListFile,
  onLine: (text: string, place: Place) => void,
  log: FaultLog,
): Promise<{ readonly isUnterminated: boolean } | null> {
  const decoding = new FaultLog()
  let rest = ''
  let line = 1
  let offset = 0
  const take = (text: string): void => {
    if (text.trim() !== '') onLine(text, placeIn(file.name, { line, offset }))
    line++
    offset += text.length + 1
  }
  for await (const text of decodeText(file, decoding)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const whole of lines) take(whole)
    if (rest.length <= lineCharactersMax) continue
    const message = `the line is longer than ${lineCharactersMax} characters`
    log.add({
      code: 'row-too-long',
      place: placeIn(file.name, { line, offset }),
      message,
      remedy: 'Fetch the file again.',
    })
    return null
  }
  for (const fault of decoding.list()) log.add(fault)
  const isUnterminated = rest !== ''
  if (isUnterminated && decoding.isEmpty) take(rest)
  return { isUnterminated }
}
