// Families V and D: vessels and aircraft that change all but their number; numbers and dates written otherwise.

import type { Party } from '../../model/index.ts'
import { inventVesselName } from '../invented-names.ts'
import type { Random } from '../random.ts'
import { replaceLetters, wordsOf } from './evasion.ts'
import { onFullDate, onIdentifier, onName, partyEvasionsOf, swapDigits } from './party-change.ts'

const documents = ['passportNumber', 'idNumber', 'taxNumber', 'registrationNumber', 'innCode', 'ogrnCode'] as const

const isShip = (party: Party): boolean => party.schema === 'Vessel' || party.schema === 'Airplane'
const digitsOf = (value: string): string => value.replace(/\D/g, '')

function rename(party: Party, random: Random): Party | null {
  const hasNumber = party.identifiers.some(({ type }) => type === 'imoNumber')
  const name = inventVesselName(random)
  if (!isShip(party) || !hasNumber || party.name.includes(name)) return null
  return { ...party, name: [name], alias: [], previousName: [] }
}

function reflag(party: Party, random: Random): Party | null {
  if (party.schema !== 'Vessel') return null
  const identifiers = party.identifiers.map((one) =>
    one.type === 'mmsi'
      ? { ...one, value: `${random.pick(['636', '538', '371'])}${digitsOf(one.value).slice(3)}` }
      : one,
  )
  const origin = { ...party.origin, country: [random.pick(['pa', 'lr', 'mh'])] }
  return { ...party, identifiers, origin, jurisdiction: [random.pick(['km', 'cm', 'tg'])] }
}

function addLetter(name: string, random: Random): string {
  const words = wordsOf(name)
  const at = random.below(words.length)
  words[at] = `${words[at]}${words[at] === words[at]!.toUpperCase() ? 'E' : 'e'}`
  return words.join(' ')
}

function changeOwner(party: Party, random: Random): Party | null {
  if (!isShip(party)) return null
  const remark = `Owner ${random.pick(['Nordlyssen Shipping', 'Tethysol Marine'])} Ltd since yesterday`
  return { ...party, addresses: [{ ...emptyAddress, full: remark }] }
}

const emptyAddress = { full: '', street: null, city: null, region: null, postalCode: null, country: null }

export const vesselEvasions = partyEvasionsOf([
  ['V01', 'E', 'renamed, same IMO number', rename],
  ['V02', 'E', 'IMO number with a typo', onIdentifier(['imoNumber'], swapDigits)],
  [
    'V03',
    'C',
    'IMO number with spaces or a prefix',
    onIdentifier(['imoNumber'], (value, random) =>
      random.chance(0.5) ? `IMO-${digitsOf(value)}` : digitsOf(value).replace(/(\d{3})(\d{4})/, '$1 $2'),
    ),
  ],
  ['V04', 'T', 'flag and radio identity changed', reflag],
  ['V05', 'E', 'one letter painted over', (party, random) => (isShip(party) ? onName(addLetter)(party, random) : null)],
  [
    'V06',
    'K',
    'tail number registered anew',
    (party, random) =>
      party.schema !== 'Airplane'
        ? null
        : onIdentifier(['registrationNumber', 'callSign'], (_, draw) => `T7-${draw.pick(['ABX', 'KZO', 'MRD'])}`)(
            party,
            random,
          ),
  ],
  [
    'V07',
    'T',
    'hull number in the name',
    (party, random) =>
      isShip(party) ? onName((name, draw) => `${name} ${1000 + draw.below(9000)}`)(party, random) : null,
  ],
  ['V08', 'T', 'owner changed the day before', changeOwner],
  [
    'V09',
    'C',
    'IMO number padded with zeros',
    onIdentifier(['imoNumber'], (value) => digitsOf(value).padStart(10, '0')),
  ],
])

const confused: Readonly<Record<string, string>> = { O: '0', 0: 'O', I: '1', 1: 'I', S: '5', 5: 'S', B: '8', 8: 'B' }
const arabicIndic = Object.fromEntries([...'0123456789'].map((digit, at) => [digit, String.fromCodePoint(0x660 + at)]))
const devanagari = Object.fromEntries([...'0123456789'].map((digit, at) => [digit, String.fromCodePoint(0x966 + at)]))

function confuseOne(value: string, random: Random): string | null {
  const places = [...value].flatMap((sign, at) => (confused[sign] === undefined ? [] : [at]))
  if (places.length === 0) return null
  const at = random.pick(places)
  return value.slice(0, at) + confused[value[at]!] + value.slice(at + 1)
}

function punctuate(value: string, random: Random): string {
  const grouped = value.replace(/(\d{3})(?=\d)/g, `$1${random.pick([' ', '.', '-'])}`)
  return /^\d/.test(grouped) && random.chance(0.4) ? `00${grouped}` : grouped
}

function otherCalendar([year, month, day]: readonly [string, string, string], random: Random): { value: string } {
  const offset = random.pick([543, -1911, -621])
  return { value: `${String(Number(year) + offset).padStart(4, '0')}-${month}-${day}` }
}

function otherMail(value: string, random: Random): string | null {
  const [user = '', domain] = value.split('@')
  if (domain === undefined || user.length < 3) return null
  return random.chance(0.5) ? `${user}+promo@${domain}` : `${user.slice(0, 2)}.${user.slice(2)}@${domain}`
}

function otherPhone(value: string): string | null {
  const digits = value.replace(/[^\d+]/g, '')
  if (digits.startsWith('+')) return `00${digits.slice(1)}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? digits.slice(1) : `0${digits}`
}

export const numberEvasions = partyEvasionsOf([
  [
    'D01',
    'E',
    'day and month swapped',
    onFullDate(([year, month, day]) => (Number(day) > 12 ? null : { value: `${year}-${day}-${month}` })),
  ],
  [
    'D02',
    'E',
    'year one off',
    onFullDate(([year, month, day], random) => ({ value: `${Number(year) + random.pick([-1, 1])}-${month}-${day}` })),
  ],
  ['D03', 'F', 'two-digit year', onFullDate(([year, month, day]) => ({ raw: `${day}.${month}.${year.slice(2)}` }))],
  ['D04', 'F', '1 January in place of the day', onFullDate(([year]) => ({ value: `${year}-01-01`, imputed: true }))],
  ['D05', 'K', 'year of another calendar', onFullDate(otherCalendar)],
  ['D06', 'E', 'digits of a document transposed', onIdentifier(documents, swapDigits)],
  ['D07', 'E', 'O for 0, I for 1, S for 5, B for 8', onIdentifier(documents, confuseOne)],
  ['D08', 'C', 'spaces, dots, leading zeros', onIdentifier(documents, punctuate)],
  [
    'D09',
    'E',
    'check digit dropped',
    onIdentifier([...documents, 'leiCode'], (value) => (value.length < 8 ? null : value.slice(0, -1))),
  ],
  [
    'D10',
    'K',
    'issuing country changed',
    onIdentifier(documents, (_, random, { country }) =>
      country === null ? null : { country: random.pick(['xa', 'xb'].filter((other) => other !== country)) },
    ),
  ],
  [
    'D11',
    'C',
    'Arabic-Indic or Devanagari digits',
    onIdentifier(documents, (value, random) => replaceLetters(value, random.chance(0.5) ? arabicIndic : devanagari)),
  ],
  [
    'D12',
    'T',
    'an old passport number',
    onIdentifier(['passportNumber'], (value, random) => value.replace(/\d/g, () => String(random.below(10)))),
  ],
  [
    'D13',
    'C',
    'tax number with a country prefix',
    onIdentifier(['taxNumber', 'innCode'], (value, random) => `${random.pick(['DE', 'RU', 'ATU'])}${value}`),
  ],
  [
    'D14',
    'C',
    'BIC spelled with spaces',
    onIdentifier(['swiftBic'], (value) => value.replace(/^(.{4})(..)(..)/, '$1 $2 $3')),
  ],
  [
    'D15',
    'C',
    'wallet address in another case or with a look-alike',
    onIdentifier(['publicKey'], (value, random) =>
      random.chance(0.5) ? value.slice(0, 2) + value.slice(2).toUpperCase() : value.replace(/a(?=[^a]*$)/u, 'а'),
    ),
  ],
  ['D16', 'C', 'phone with 00, + or trunk zero', onIdentifier(['phone'], otherPhone)],
  ['D17', 'C', 'e-mail with dots and plus tags', onIdentifier(['email'], otherMail)],
  [
    'D18',
    'C+A',
    'look-alike domain',
    onIdentifier(['website', 'email'], (value) =>
      value.replace(/[aeo](?=[^@]*$)/u, (vowel) => ({ a: 'а', e: 'е', o: 'о' })[vowel] ?? vowel),
    ),
  ],
])
