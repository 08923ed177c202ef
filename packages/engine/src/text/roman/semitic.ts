// Arabic and Hebrew words: their letters give consonants and long vowels; short vowels are put where names mostly have
// them. Forms stay guesses, so the word is marked as vowelless and compared by its consonants too.

import { readingsOf } from './letters.ts'

interface Sound {
  readonly letters: string
  readonly isVowel: boolean
}

/** Parts that names are compounded with, and how they are written when joined. */
const compoundStart = 'عبدال'
const compoundStarts = ['abdul', 'abdal', 'abdel']
const compoundEnds: readonly (readonly [string, readonly string[]])[] = [
  ['الدين', ['uddin', 'aldin', 'eddin']],
  ['الله', ['ullah', 'allah', 'ollah']],
  ['الرحمن', ['urrahman', 'alrahman']],
  ['الحق', ['ulhaq', 'alhaq']],
]

/**
 * Forms of a word in Arabic letters (Arabic, Persian, Urdu, Pashto, Kurdish), most customary first. `formsOfPart` gives
 * the forms of a part of a compound name, so that customary spellings count there too.
 */
export function romanizeArabic(word: string, formsOfPart: (part: string) => readonly string[]): readonly string[] {
  if (word.length > compoundStart.length + 1 && word.startsWith(compoundStart)) {
    const [first = '', second = first] = formsOfPart(word.slice(compoundStart.length))
    return [...compoundStarts.map((start) => start + first), `abdul${second}`, `abdu${first.charAt(0)}${first}`]
  }
  const end = compoundEnds.find(([letters]) => word.endsWith(letters) && word.length > letters.length + 1)
  if (end !== undefined) {
    const [first = '', second = first] = formsOfPart(word.slice(0, -end[0].length))
    return [...end[1].map((letters) => first + letters), `${second}${end[1][0] ?? ''}`]
  }
  return readLetters(word)
}

function readLetters(word: string): readonly string[] {
  const hasArticle = word.length > 4 && word.startsWith('ال')
  const stem = hasArticle ? word.slice(2) : word
  const isPersian = /[پچژگٹڈڑںټډړښځڅڼ]/.test(word)
  const habits = isPersian ? [1, 0] : [0, 1, 2]
  const forms: string[] = []
  for (const habit of habits) {
    const sounds = soundsOfArabic(stem, habit)
    const voiced = withShortVowels(sounds, 'a')
    forms.push(hasArticle ? `al${voiced}` : voiced)
    if (habit === habits[0]) {
      if (hasArticle) forms.push(`el${voiced}`)
      forms.push((hasArticle ? 'al' : '') + sounds.map((sound) => sound.letters).join(''))
    }
  }
  // Egypt says g for the letter that others say j for, and so foreign names are written.
  return word.includes('ج') ? [...forms, ...forms.slice(0, 1).map((form) => form.replace(/j/g, 'g'))] : forms
}

/** Forms of a Hebrew word, most customary first. */
export function romanizeHebrew(word: string): readonly string[] {
  const first = soundsOfHebrew(word, 0)
  const second = soundsOfHebrew(word, 1)
  return [
    withShortVowels(first, 'a'),
    withShortVowels(first, 'e'),
    withShortVowels(second, 'a'),
    first.map((sound) => sound.letters).join(''),
  ]
}

function soundsOfArabic(word: string, habit: number): readonly Sound[] {
  const letters = [...word]
  return letters.map((letter, position) => {
    const before = letters[position - 1] ?? ''
    const after = letters[position + 1] ?? ''
    const initial = position === 1 && before === 'ا' ? initialVowel(letter, habit) : undefined
    const weak = initial ?? weakArabicLetter(letter, before, after)
    if (weak !== undefined) return weak
    const readings = readingsOf('Arab', letter)
    const reading = readings?.[habit] ?? readings?.[0] ?? (/[a-z0-9]/.test(letter) ? letter : '')
    return { letters: reading, isVowel: reading === '' }
  })
}

/** A word that begins with alef and a weak letter begins with o, i or, in another reading, with aw, ay. */
function initialVowel(letter: string, habit: number): Sound | undefined {
  if (letter === 'و') return { letters: habit === 1 ? 'aw' : 'o', isVowel: true }
  if (letter === 'ي') return { letters: habit === 1 ? 'ay' : 'i', isVowel: true }
  return undefined
}

/** Letters that are a vowel in some places and a consonant, or nothing, in others. */
function weakArabicLetter(letter: string, before: string, after: string): Sound | undefined {
  const vowel = (letters: string): Sound => ({ letters, isVowel: true })
  const meetsVowel = /[اوي]/.test(after)
  switch (letter) {
    case 'ا':
      return vowel(before === '' && /[وي]/.test(after) && after !== '' ? '' : 'a')
    case 'ع':
      return vowel(before !== '' && (meetsVowel || /[اوي]/.test(before) || after === '') ? '' : meetsVowel ? '' : 'a')
    case 'ه':
      return after === '' && before !== '' && before !== 'ا' ? vowel('a') : undefined
    case 'و':
      return (before === '' && after !== '') || after === 'ا' || before === 'ا' || after === 'ي'
        ? undefined
        : vowel('u')
    case 'ي':
      return (before === '' && after !== '') || after === 'ا' || (before === 'ا' && after !== '') || after === 'و'
        ? undefined
        : vowel('i')
    default:
      return undefined
  }
}

function soundsOfHebrew(word: string, habit: number): readonly Sound[] {
  const units = word.match(/(?:וו|יי|.)\uFB1E?/gu) ?? []
  return units.map((unit, index) => {
    const isFirst = index === 0
    const isLast = index === units.length - 1
    const readings =
      (isFirst ? readingsOf('Hebr', `^${unit}`) : undefined) ??
      (isLast ? readingsOf('Hebr', `${unit}$`) : undefined) ??
      readingsOf('Hebr', unit)
    const reading = readings?.[habit] ?? readings?.[0] ?? (/[a-z0-9]/.test(unit) ? unit : '')
    // An alef or ayin that another vowel letter follows only carries it.
    const isCarrier = /[אע]/.test(unit) && /^[ויא]/.test(units[index + 1] ?? '') && !isLast
    if (isCarrier) return { letters: '', isVowel: true }
    if (isFirst && unit === 'י') return { letters: 'y', isVowel: false }
    return { letters: reading, isVowel: /^[aeiou]|^$/.test(reading) }
  })
}

/** Puts a short vowel inside runs of consonants: after the first of a word, then after every second one. */
function withShortVowels(sounds: readonly Sound[], short: string): string {
  let result = ''
  let position = 0
  while (position < sounds.length) {
    let end = position
    while (end < sounds.length && sounds[end]?.isVowel === false) end += 1
    const run = sounds.slice(position, end)
    result += readRun(run, { isInitial: position === 0, isFinal: end === sounds.length, short, before: result })
    result += sounds[end]?.letters ?? ''
    position = end + 1
  }
  return result
}

interface RunPlace {
  readonly isInitial: boolean
  readonly isFinal: boolean
  readonly short: string
  readonly before: string
}

function readRun(run: readonly Sound[], place: RunPlace): string {
  const { isInitial, isFinal, short, before } = place
  const isLongA = before.endsWith('a') && before.length > 1
  const gaps = new Set<number>()
  // Positions after which a short vowel stands: CaCC- at the start, -CaC at the end, alternating between.
  if (isInitial) for (let gap = 0; gap < run.length - 1; gap += run.length === 3 && isFinal ? 1 : 2) gaps.add(gap)
  else for (let gap = 1; gap < run.length - 1; gap += 2) gaps.add(gap)
  if (isFinal && run.length >= 2 && (run.length !== 3 || !isInitial)) gaps.add(run.length - 2)
  return run
    .map((sound, index) => {
      if (!gaps.has(index)) return sound.letters
      return sound.letters + (isFinal && !isInitial && isLongA && index === run.length - 2 ? 'i' : short)
    })
    .join('')
}
