// Invents and swaps origin: what the tests of law L4 change in order to see that nothing else does.

import type { Origin, Party } from '../model/index.ts'
import type { Random } from './random.ts'

const countries =
  'af ao at az ba bd be br by ch cn co cu de eg et fr gb ge gh gr in iq ir is it jp ke kp kr kz ly ma mx ng nl no pk pl pt ru sa se sn so sy th tr ua us ve vn ye zz'.split(
    ' ',
  )
const places = [
  'Zarechnoye',
  'Mosul',
  'Caracas',
  'Leeds',
  'Kornwald',
  'Port Almadraz',
  'Makhachkala',
  'Xi’an',
  'Кривое',
  '',
]
const ethnicities = ['Uzbek', 'Han', 'Kurdish', 'Serb', 'Pashtun', 'Hausa', 'Basque', 'Tatar']
const religions = ['Sunni', 'Orthodox', 'Catholic', 'Jewish', 'Hindu', 'none', 'Buddhist', 'Shia']
const languages = ['rus', 'ara', 'eng', 'spa', 'zho', 'fas', 'kor', 'heb', 'tha']

const choices: Readonly<Record<keyof Origin, readonly string[]>> = {
  nationality: countries,
  citizenship: countries,
  birthPlace: places,
  country: countries,
  ethnicity: ethnicities,
  religion: religions,
  language: languages,
}

/** An origin around the given countries; each property present or absent as in real records. */
export function inventOrigin(random: Random, around: readonly string[]): Origin {
  const maybe = (probability: number, values: readonly string[]): string[] =>
    random.chance(probability) ? [random.pick(values)] : []
  return {
    nationality: maybe(0.7, around),
    citizenship: maybe(0.3, around),
    birthPlace: maybe(0.5, places),
    country: maybe(0.6, around),
    ethnicity: maybe(0.1, ethnicities),
    religion: maybe(0.1, religions),
    language: maybe(0.1, languages),
  }
}

/** The same party with every property of its origin replaced by another value, or given one where it had none. */
export function swapOrigin<P extends Party>(party: P, random: Random): P {
  const other = (property: keyof Origin): string[] => {
    const before = party.origin[property]
    return [random.pick(choices[property].filter((value) => !before.includes(value)))]
  }
  const origin: Origin = {
    nationality: other('nationality'),
    citizenship: other('citizenship'),
    birthPlace: other('birthPlace'),
    country: other('country'),
    ethnicity: other('ethnicity'),
    religion: other('religion'),
    language: other('language'),
  }
  return { ...party, origin }
}
