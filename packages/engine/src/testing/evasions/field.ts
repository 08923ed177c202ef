// Families K and F: titles, particles, nicknames, translated names; encodings and everything that is in a name field
// beside the name.

import type { Random } from '../random.ts'
import { nameEvasionsOf, replaceOneWord, wordGroups, wordsOf } from './evasion.ts'

const titles = ['Dr.', 'Haji', 'Sheikh', 'General', 'Mr.', 'Prof.', 'Mullah', 'Mrs.', 'Eng.', 'Col.']

function addTitles(name: string, random: Random): string {
  return [...random.shuffle(titles).slice(0, 1 + random.below(3)), name].join(' ')
}

function dropSonOf(name: string): string {
  return wordsOf(name)
    .filter((word, at) => at === 0 || !/^(?:bin|ibn|ben|bint|ould)$/iu.test(word))
    .join(' ')
}

const nicknames: Readonly<Record<string, readonly string[]>> = {
  aleksandr: ['Sasha'],
  alexander: ['Alex'],
  dmitriy: ['Dima', 'Mitya'],
  mikhail: ['Misha'],
  yevgeniy: ['Zhenya'],
  sergey: ['Seryozha'],
  yekaterina: ['Katya'],
  natalya: ['Natasha'],
  tatyana: ['Tanya'],
  lyudmila: ['Lyuda'],
  volodymyr: ['Volodya'],
  mykola: ['Kolya'],
  robert: ['Bob', 'Rob'],
  christopher: ['Chris'],
  patrick: ['Pat', 'Paddy'],
  margaret: ['Maggie', 'Peggy'],
  catherine: ['Kate', 'Cathy'],
  william: ['Bill'],
  elizabeth: ['Liz'],
  francisco: ['Paco', 'Pancho'],
  josé: ['Pepe'],
  giuseppe: ['Beppe'],
  alessandro: ['Sandro'],
  friedrich: ['Fritz'],
  stanisław: ['Staszek'],
  małgorzata: ['Gosia'],
}

const translated = wordGroups(
  'aleksandr alexander alejandro iskandar, ivan john ioannis juan, mikhail michael miguel, georgios george jorge, andrei andrew andreas, yusuf joseph josé, ibrahim abraham, yehoshua joshua, avraham abraham, giuseppe joseph, françois francis francisco, friedrich frederick, yekaterina catherine katharina, sergey sergius, dmitriy demetrios, maryam mary maría, elisabeth elizabeth isabel, willem william wilhelm, étienne stephen stefan, vincenzo vincent, guðmundur gudmund, ilya elias, fyodor theodore, patrick pádraig, seán john',
)

export const knowledgeEvasions = nameEvasionsOf([
  ['K01', 'K', 'titles added', addTitles],
  ['K02', 'K', 'bin, ibn, ben, ould dropped', dropSonOf],
  ['K03', 'K', 'nickname for a given name', (name, random) => replaceOneWord(name, nicknames, random)],
  ['K04', 'K', 'given name translated', (name, random) => replaceOneWord(name, translated, random)],
  ['K05', 'K', 'suffix added', (name, random) => `${name} ${random.pick(['Jr.', 'III', 'PhD', 'Jr. III', 'Sr.'])}`],
])

function asEntities(name: string): string {
  return name.replace(/[aeiou]/gu, (vowel) => `&#${vowel.charCodeAt(0)};`)
}

function asPercents(name: string): string {
  return name.replace(/[aeiou]/gu, (vowel) => `%${vowel.charCodeAt(0).toString(16)}`)
}

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'ï', o: 'ö', u: 'ü' }

/** UTF-8 read as Latin-1, after accents are put on the name where it has none. */
function misread(name: string, random: Random): string | null {
  const letters = [...name.normalize('NFC')]
  if (!/[^\p{ASCII}]/u.test(name)) {
    const places = letters.flatMap((letter, at) => (accents[letter] === undefined ? [] : [at]))
    for (const at of random.shuffle(places).slice(0, 2)) letters[at] = accents[letters[at]!]!
  }
  const bytes = new TextEncoder().encode(letters.join(''))
  return String.fromCharCode(...bytes)
}

function pad(name: string, random: Random): string {
  const [first = '', ...rest] = wordsOf(name)
  const padding = random.chance(0.5) ? ' '.repeat(500) : `${'  .'.repeat(165)}  `
  return rest.length === 0 ? `${first}${padding}` : `${first}${padding}${rest.join(' ')}`
}

function bury(name: string, random: Random): string {
  const before = random.pick([
    'payment for invoice 4411 on behalf of',
    'salary of March transfer to',
    'rent flat 12 beneficiary is',
  ])
  return `${before} ${name}`
}

function addNumber(name: string, random: Random): string | null {
  const [first = '', ...rest] = wordsOf(name)
  return rest.length === 0 ? null : [first, String(1950 + random.below(50)), ...rest].join(' ')
}

export const fieldEvasions = nameEvasionsOf([
  ['F01', 'F', 'HTML entities', asEntities],
  ['F02', 'F+A', 'percent-encoding', asPercents],
  ['F03', 'F+A', 'UTF-8 read as Latin-1', misread],
  ['F04', 'F+A', 'padded with 500 spaces or dots', pad],
  ['F05', 'F', 'buried in free text', bury],
  ['F06', 'F', 'two people in one field', (name, random) => `${random.pick(['John Smith', 'Maria Keller'])} / ${name}`],
  [
    'F07',
    'F',
    'reference appended',
    (name, random) => `${name} ${random.pick(['c/o 12345-A', 'acct 12345', 'ref. INV-2041'])}`,
  ],
  ['F08', 'F', 'a number inside', addNumber],
])
