// Family B: companies, whose names change their form, their generic words, their language and their company.

import type { Party } from '../../model/index.ts'
import type { Random } from '../random.ts'
import { applyOneRule, nameEvasionsOf, type PartyEvasion, replaceOneWord, wordsOf } from './evasion.ts'

/** Forms that stand for each other, as a clerk would write them; the longest spelling is found first. */
const formGroups: readonly (readonly string[])[] = [
  ['OOO', 'LLC', 'Limited Liability Company', 'TOV'],
  ['d.o.o.', 'DOO', 'D.O.O.'],
  ['GmbH', 'G.m.b.H.', 'Gesellschaft mit beschränkter Haftung'],
  ['Co., Ltd.', 'Co Ltd', 'Company Limited'],
  ['Pte. Ltd.', 'Pte Ltd', 'Private Limited'],
  ['Ltd', 'Limited', 'Ltd.'],
  ['PJSC', 'PAO', 'Public Joint Stock Company'],
  ['JSC', 'AO', 'Joint Stock Company', 'OAO'],
  ['S.A.R.L.', 'SARL', 'Sàrl'],
  ['S.p.A.', 'SpA', 'SPA'],
  ['S.A.', 'SA', 'Sociedad Anónima'],
  ['A.Ş.', 'AS', 'Anonim Şirketi'],
  ['B.V.', 'BV', 'Besloten Vennootschap'],
  ['FZE', 'F.Z.E.', 'Free Zone Establishment'],
  ['Sdn Bhd', 'Sdn. Bhd.', 'Sendirian Berhad'],
  ['Sp. z o.o.', 'Sp z oo', 'Spółka z ograniczoną odpowiedzialnością'],
]

interface FoundForm {
  readonly form: string
  readonly at: number
  readonly others: readonly string[]
}

function findForm(name: string): FoundForm | null {
  let found: FoundForm | null = null
  for (const group of formGroups) {
    for (const form of group) {
      const at = ` ${name} `.indexOf(` ${form} `)
      if (at === -1 || (found !== null && found.form.length >= form.length)) continue
      found = { form, at, others: group.filter((other) => other !== form) }
    }
  }
  return found
}

function withoutForm(name: string, { form, at }: FoundForm): string {
  return `${name.slice(0, at)} ${name.slice(at + form.length)}`.replace(/\s+/gu, ' ').trim()
}

function swapForm(name: string, random: Random): string | null {
  const found = findForm(name)
  if (found === null) return null
  return name.slice(0, found.at) + random.pick(found.others) + name.slice(found.at + found.form.length)
}

function dropForm(name: string): string | null {
  const found = findForm(name)
  return found === null ? null : withoutForm(name, found)
}

function moveFormToFront(name: string): string | null {
  const found = findForm(name)
  return found === null || found.at === 0 ? null : `${found.form} ${withoutForm(name, found)}`
}

/** Before the legal form, or at the end where there is none. */
function addBeforeForm(name: string, word: string): string {
  const found = findForm(name)
  if (found === null || found.at === 0) return `${name} ${word}`
  return `${name.slice(0, found.at)}${word} ${name.slice(found.at)}`
}

const ands: readonly (readonly [RegExp, string])[] = [
  [/ & /gu, ' and '],
  [/ & /gu, ' und '],
  [/ and /giu, ' & '],
  [/ und /giu, ' & '],
  [/ i /gu, ' & '],
  [/ et /giu, ' & '],
]
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  international: ['Intl', "Int'l", 'Intl.'],
  manufacturing: ['Mfg'],
  brothers: ['Bros'],
  industries: ['Ind.', 'Inds'],
  construction: ['Constr.'],
  trading: ['Trdg'],
  national: ['Natl'],
  petrochemical: ['Petchem'],
  machinery: ['Mach.'],
  electronics: ['Electr.'],
  company: ['Co'],
  group: ['Grp'],
  corporation: ['Corp'],
  limited: ['Ltd'],
}
const generics: Readonly<Record<string, readonly string[]>> = {
  trading: ['Import Export', 'Commercial'],
  shipping: ['Marine', 'Maritime'],
  logistics: ['Transport', 'Freight'],
  industries: ['Industrial'],
  construction: ['Building', 'Contracting'],
  investments: ['Investment', 'Capital'],
  telecom: ['Telecommunications'],
  aviation: ['Airlines', 'Air'],
  machinery: ['Engineering'],
  holding: ['Group'],
  group: ['Holding'],
}
const numbers: Readonly<Record<string, readonly string[]>> = {
  first: ['1st', 'I'],
  second: ['2nd', 'II'],
  third: ['3rd', 'III'],
  '1': ['I', 'One'],
  '2': ['II', 'Two'],
  '3': ['III', 'Three'],
}
const translations: Readonly<Record<string, readonly string[]>> = {
  trading: ['Handel', 'Comercio', 'Torgovlya', 'Ticaret'],
  bank: ['Banco', 'Banque', 'Bankası'],
  shipping: ['Schifffahrt', 'Sudokhodstvo', 'Navegación'],
  construction: ['Bau', 'Stroitelstvo', 'Construcción'],
  industries: ['Industrie', 'Promyshlennost', 'Sanayi'],
  aviation: ['Aviación', 'Luftfahrt', 'Aviatsiya'],
  investments: ['Inversiones', 'Investitionen'],
  northern: ['Severny', 'Nord'],
  eastern: ['Vostochny', 'Ost'],
  new: ['Novy', 'Nuevo', 'Neu'],
  first: ['Pervy', 'Primero'],
  krayinvestbank: ['Krasnodar Regional Investment Bank'],
}
const capitals: Readonly<Record<string, string>> = {
  a: 'А',
  b: 'Б',
  v: 'В',
  g: 'Г',
  d: 'Д',
  e: 'Е',
  z: 'З',
  i: 'И',
  k: 'К',
  l: 'Л',
  m: 'М',
  n: 'Н',
  o: 'О',
  p: 'П',
  r: 'Р',
  s: 'С',
  t: 'Т',
  u: 'У',
  f: 'Ф',
  h: 'Х',
  y: 'Й',
  j: 'Й',
  q: 'К',
  x: 'КС',
}

/** Words that carry the name: without its legal form. */
function coreWords(name: string): string[] {
  const found = findForm(name)
  return wordsOf(found === null ? name : withoutForm(name, found))
}

function toAcronym(name: string): string | null {
  const words = coreWords(name).filter((word) => /^\p{L}/u.test(word))
  if (words.length < 3) return null
  const acronym = words.map((word) => [...word][0]!.toUpperCase()).join('')
  const found = findForm(name)
  return found === null ? acronym : `${acronym} ${found.form}`
}

/** Acronyms and the names that they are short for. */
export const acronymExpansions: Readonly<Record<string, string>> = {
  ICC: 'International Commercial Company',
  NIOC: 'National Iranian Oil Company',
  UAC: 'United Aircraft Corporation',
  USC: 'United Shipbuilding Corporation',
  VGS: 'Velmaris Gulf Shipping',
}

function expandAcronym(name: string): string | null {
  const words = wordsOf(name)
  const at = words.findIndex((word) => acronymExpansions[word] !== undefined)
  if (at === -1) return null
  words[at] = acronymExpansions[words[at]!]!
  return words.join(' ')
}

function mixTransliteration(name: string, random: Random): string | null {
  const translatedName = replaceOneWord(name, translations, random) ?? name
  const [first = '', ...rest] = wordsOf(translatedName)
  const letters = [...first.toLowerCase()].map((letter) => capitals[letter])
  if (letters.length < 4 || letters.some((letter) => letter === undefined)) return null
  const word = letters.join('')
  return [word.slice(0, 1) + word.slice(1).toLowerCase(), ...rest].join(' ')
}

function splitRare(name: string, random: Random): string | null {
  const words = wordsOf(name)
  const at = words.findIndex((word) => word.length >= 8)
  if (at === -1) return null
  const word = words[at]!
  const cut = 3 + random.below(word.length - 6)
  const tail = word.slice(cut)
  words[at] = `${word.slice(0, cut)} ${tail.slice(0, 1).toUpperCase()}${tail.slice(1)}`
  return words.join(' ')
}

function slipInRare(name: string, random: Random): string | null {
  const words = wordsOf(name)
  const at = words.reduce(
    (best, word, i) => (word.length > words[best]!.length && !generics[word.toLowerCase()] ? i : best),
    0,
  )
  const letters = [...words[at]!]
  if (letters.length < 6) return null
  const place = 2 + random.below(letters.length - 3)
  letters[place] = random.pick([...'aeinrst'].filter((letter) => letter !== letters[place]))
  words[at] = letters.join('')
  return words.join(' ')
}

function asWebName(name: string, random: Random): string | null {
  const core = coreWords(name)
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
  return core.length < 5 ? null : core + random.pick(['.com', '.ru', '.co', '.net'])
}

export const companyEvasions = nameEvasionsOf([
  ['B01', 'K', 'legal form swapped', swapForm],
  ['B02', 'K', 'legal form dropped', dropForm],
  ['B03', 'K', 'legal form moved to the front', moveFormToFront],
  ['B04', 'K', '&, and, und, i', (name, random) => applyOneRule(name, ands, random)],
  ['B05', 'K', 'abbreviated word', (name, random) => replaceOneWord(name, abbreviations, random)],
  ['B06', 'K', 'acronym for the name', toAcronym],
  ['B07', 'K', 'acronym expanded', expandAcronym],
  ['B08', 'K', 'generic word swapped', (name, random) => replaceOneWord(name, generics, random)],
  [
    'B09',
    'T',
    'country or city added',
    (name, random) => addBeforeForm(name, random.pick(['Cyprus', 'Dubai', 'Europe', 'Moscow'])),
  ],
  ['B10', 'T', 'Holding or Group added', (name, random) => addBeforeForm(name, random.pick(['Holding', 'Group']))],
  ['B11', 'K', 'number words', (name, random) => replaceOneWord(name, numbers, random)],
  ['B12', 'K', 'name translated', (name, random) => replaceOneWord(name, translations, random)],
  ['B13', 'P+K', 'partly translated, partly in Cyrillic', mixTransliteration],
  ['B14', 'T', 'word split', splitRare],
  [
    'B15',
    'E',
    'plural or singular',
    (name, random) =>
      applyOneRule(
        name,
        [
          [/ies\b/gu, 'y'],
          [/(?<=\p{L}{4}[^s])s\b/gu, ''],
          [/(?<=\p{L}{3}[gkprt])\b/u, 's'],
        ],
        random,
      ),
  ],
  ['B16', 'K', 'The added', (name) => (/^the /iu.test(name) ? null : `The ${name}`)],
  ['B17', 'T', 'web form', asWebName],
  ['B19', 'E', 'one letter in the rare word', slipInRare],
  [
    'B20',
    'T',
    'extra word',
    (name, random) => addBeforeForm(name, random.pick(['Telecom', 'Service', 'Plus', 'Systems'])),
  ],
])

/** B18: the subject still goes by a name that the listed party has given up. */
export const formerNameEvasion: PartyEvasion = {
  id: 'B18',
  family: 'B',
  what: 'dormant former name',
  stoppedBy: 'K',
  applyToParty: (party: Party, random: Random) =>
    party.previousName.length === 0
      ? null
      : { ...party, name: [random.pick(party.previousName)], alias: [], previousName: [] },
}
