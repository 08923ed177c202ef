// Names borrowed by another script keep only what that script can say: Chinese writes Muhammad as mu-han-mo-de, Korean
// writes v as b and hears no final r. A loan key is the string of consonant classes that such a borrowing may leave; both
// sides have a few, and an equal one is the relation (law L7). It reads how the word is written, never who bears it.

import { type LoanSource, type LoanTable, loanTables } from './loan-tables.ts'

/** A vowel, or a letter that is not heard, between the classes. */
const open = '-'

/**
 * The loan keys of a Latin form `[a-z0-9]+`: as it was written in Latin letters, or as it was romanised from the script.
 * Sorted by nothing but the order of reading, each once, none of them empty.
 */
export function loanKeys(form: string, source: LoanSource): readonly string[] {
  const table = loanTables[source]
  const readings = readingsOf(table.prepare(form), table)
  const keys = new Set<string>()
  for (const reading of readings) addKey(reading, keys)
  for (const reading of readings) for (const said of withUnsaid(reading, table)) addKey(said, keys)
  return [...keys]
}

function addKey(reading: string, keys: Set<string>): void {
  const key = reading.replaceAll(open, '').replace(/(.)\1+/g, '$1')
  if (key !== '') keys.add(key)
}

/** The classes of the sounds of a form, in each way in which it may be read. */
function readingsOf(form: string, table: LoanTable): readonly string[] {
  let readings: readonly string[] = ['']
  for (const [sound] of form.matchAll(table.sounds)) {
    const ways = table.classes.get(sound) ?? [open]
    const used = readings.length * ways.length > table.readingsMax ? ways.slice(0, 1) : ways
    readings = used.flatMap((way) => readings.map((reading) => reading + way))
  }
  return readings.map((reading) => reading.replace(/[MN](?=P)/g, 'N'))
}

/** What the script leaves unsaid put back: consonants at the end of syllables, a last one of the word. */
function withUnsaid(reading: string, { unsaidCodas, isTwiceUnsaid, unsaidEnds }: LoanTable): readonly string[] {
  const once = unsaidCodas.map((coda) => withCoda(reading, coda))
  const twice = isTwiceUnsaid ? (once[0] ?? []).flatMap((text) => withCoda(text, 'L')) : []
  return [...once.flat(), ...twice, ...unsaidEnds.map((end) => reading + end)]
}

function withCoda(reading: string, coda: string): readonly string[] {
  const texts: string[] = []
  for (let at = 1; at <= reading.length; at++) {
    if (reading[at - 1] === open && reading[at] !== open)
      texts.push(`${reading.slice(0, at)}${coda}${reading.slice(at)}`)
  }
  return texts
}
