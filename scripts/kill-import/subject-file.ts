// A file of invented subjects whose import has many batches: an id that comes again and again cuts them, so that there are
// many moments to be killed at. Some rows are hits, some are rejected, some say nothing new.

import { listedPeople } from '../../packages/hindsight/src/testing/small-lists.ts'

/** Rows between two of the subject that comes again. */
const batchRows = 40

/** The file as CSV; the same for the same number of rows. */
export function subjectFile(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, at) => `${idOf(at)},${nameOf(at)},Person,1980-01-01`)
  return `id,name,schema,birth_date\n${rows.join('\n')}\n`
}

function idOf(at: number): string {
  return at % batchRows === 0 ? 'again' : `s${at}`
}

function nameOf(at: number): string {
  // Every second time the subject that comes again is who it was before.
  if (at % batchRows === 0) return `Ottilie Fernquist ${Math.floor(at / batchRows / 2)}`
  if (at % 50 === 3) return ''
  const listed = at % 30 === 7 ? listedPeople[at % listedPeople.length] : undefined
  return listed ?? `Xenia Quorthley ${at}`
}
