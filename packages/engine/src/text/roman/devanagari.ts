// Devanagari with its inherent a, and without it where Hindi and Nepali leave it out (schwa deletion).

import { readingsOf } from './letters.ts'

const virama = '\u094D'
const nukta = '\u093C'
const isConsonant = /[\u0915-\u0939]/
const isVowelSign = /[\u093E-\u094C]/

interface Unit {
  readonly letters: string
  /** The inherent a follows, unless it is deleted. */
  readonly isInherent: boolean
  readonly isConsonant: boolean
}

/** Forms of a Devanagari word, most customary first. */
export function romanizeDevanagari(word: string): readonly string[] {
  const first = splitUnits(word, 0)
  const second = splitUnits(word, 1)
  const whole = (units: readonly Unit[]): string => spell(units, () => false)
  const isFinal = (units: readonly Unit[], index: number): boolean =>
    units[index]?.isInherent === true && index === units.length - 1 && units.length > 1 && hasVowel(units[index - 1])
  const isMedial = (units: readonly Unit[], index: number): boolean =>
    index > 0 &&
    hasVowel(units[index - 1]) &&
    units[index + 1]?.isConsonant === true &&
    hasVowel(units[index + 1]) &&
    !isFinal(units, index + 1)
  return [
    spell(first, isFinal),
    spell(first, (units, index) => isFinal(units, index) || isMedial(units, index)),
    whole(first),
    spell(second, isFinal),
  ]
}

function hasVowel(unit: Unit | undefined): boolean {
  return unit !== undefined && (unit.isInherent || /[aeiou]$/.test(unit.letters))
}

function spell(units: readonly Unit[], isDeleted: (units: readonly Unit[], index: number) => boolean): string {
  return units.map((unit, index) => unit.letters + (unit.isInherent && !isDeleted(units, index) ? 'a' : '')).join('')
}

function splitUnits(word: string, habit: number): readonly Unit[] {
  const units: Unit[] = []
  const characters = [...word]
  for (let position = 0; position < characters.length; position += 1) {
    let letter = characters[position] ?? ''
    if (characters[position + 1] === nukta) {
      letter += nukta
      position += 1
    }
    const readings = readingsOf('Deva', letter) ?? readingsOf('Deva', letter.charAt(0))
    const reading = readings?.[habit] ?? readings?.[0] ?? (/[a-z0-9]/.test(letter) ? letter : '')
    const last = units.at(-1)
    if (isConsonant.test(letter)) {
      const next = characters[position + 1] ?? ''
      const isBare = next === virama || isVowelSign.test(next)
      units.push({ letters: reading, isInherent: !isBare, isConsonant: true })
    } else if (isVowelSign.test(letter) && last !== undefined) {
      units[units.length - 1] = { ...last, letters: last.letters + reading }
    } else if (reading !== '') units.push({ letters: reading, isInherent: false, isConsonant: false })
  }
  return units
}
