// Latin words: letters with marks by the habits of those who leave the marks out (ö as o and oe, ş as s and sh).

import anyAscii from 'any-ascii'
import { latinLetterRows } from '../generated/latin-letters.ts'

const letterReadings = new Map(
  latinLetterRows.map(
    ([letter, cell]) => [letter, cell.split(' ').map((reading) => reading.replace('∅', ''))] as const,
  ),
)

/** Forms of a Latin word, most customary first: bare letters, then each marked letter's other readings. */
export function romanizeLatin(word: string): readonly string[] {
  if (/^[a-z0-9]*$/.test(word)) return [word]
  const marked = [...new Set(word)].filter((letter) => letterReadings.has(letter))
  const forms = [spell(word, () => 0), spell(word, () => 1)]
  for (const letter of marked) {
    const count = letterReadings.get(letter)?.length ?? 0
    for (let reading = 1; reading < count; reading += 1) {
      forms.push(spell(word, (other) => (other === letter ? reading : 0)))
    }
  }
  return forms
}

function spell(word: string, readingFor: (letter: string) => number): string {
  let result = ''
  for (const letter of word) {
    const readings = letterReadings.get(letter)
    if (readings !== undefined) result += readings[readingFor(letter)] ?? readings[0] ?? ''
    else result += /[a-z0-9]/.test(letter) ? letter : anyAscii(letter).toLowerCase()
  }
  return result
}
