// A party made ready for comparing: names read, words weighed, forms keyed. Done once per party and policy.
// Takes `Identifying`, so origin cannot enter (law L4).

import type { Identifying, PartySchema } from '../model/index.ts'
import {
  analyzeName,
  defaultRarity,
  type NameKind,
  type NameReading,
  type NameRole,
  type NameWord,
} from '../names/index.ts'
import { type LoanSource, loanSourceOf } from '../text/index.ts'
import { type Form, formOf, freshForm, joinedForm } from './form.ts'
import { type PreparedIdentifier, prepareIdentifiers } from './identifiers.ts'
import type { NameRules, Policy } from './policy.ts'
import { rarityOf } from './rarity.ts'

export interface PreparedWord {
  readonly text: string
  readonly forms: readonly Form[]
  readonly symbols: readonly string[]
  readonly role: NameRole
  /** Carries identity; the others support. */
  readonly isIdentity: boolean
  readonly isInitial: boolean
  /** 0 to 1. */
  readonly weight: number
}

/** Two neighbouring words written as one. */
export interface JoinedWord {
  readonly positions: readonly [number, number]
  readonly forms: readonly Form[]
}

export interface PreparedReading {
  readonly words: readonly PreparedWord[]
  readonly joined: readonly JoinedWord[]
  /** The whole name written as one word, and once more in natural order where it was given family name first. */
  readonly wholes: readonly Form[]
  readonly weight: number
  readonly reason: string
  /** Position of the reading among all readings of all names of the party. */
  readonly position: number
  /** Words that stand before the comma in "FAMILY, Given"; 0 where there is none. */
  readonly familyCount: number
}

export interface PreparedName {
  readonly raw: string
  readonly quality: 'primary' | 'strong' | 'weak'
  readonly readings: readonly PreparedReading[]
  /** The name is longer than what is compared: nothing can be said of its end. */
  readonly isCut: boolean
}

export interface PreparedParty {
  readonly party: Identifying
  readonly names: readonly PreparedName[]
  /** All readings of all names, in the order of their positions. */
  readonly readings: readonly { readonly name: PreparedName; readonly reading: PreparedReading }[]
  readonly fatherNames: readonly PreparedName[]
  readonly identifiers: readonly PreparedIdentifier[]
}

const identityRoles: ReadonlySet<NameRole> = new Set(['name', 'patronymic', 'generic', 'number', 'place'])

/** Symbols that describe a word rather than say what it equals: every kunya begins with Abu. */
const describing = 'kunya:'

/** Most words of one reading that are compared; a longer reading is compared by its first words. */
export const wordsMax = 30
const joinFormsMax = 2
const wholeLengthMin = 6

/** Reads the names of a party, weighs their words and keys their forms. Total; linear in what the party states. */
export function prepareParty(party: Identifying, policy: Policy): PreparedParty {
  const kind = kindOf(party.schema)
  let position = 0
  const ready = (quality: PreparedName['quality']) => (raw: string) => {
    const name = prepareName(raw, { kind, quality, policy, position })
    position += name.readings.length
    return name
  }
  const names = [
    ...party.name.map(ready('primary')),
    ...party.alias.map(ready('strong')),
    ...party.previousName.map(ready('strong')),
    ...party.weakAlias.map(ready('weak')),
  ]
  return {
    party,
    names,
    readings: names.flatMap((name) => name.readings.map((reading) => ({ name, reading }))),
    fatherNames: party.fatherName.map((raw) => prepareName(raw, { kind, quality: 'primary', policy, position: 0 })),
    identifiers: prepareIdentifiers(party.identifiers, party.schema),
  }
}

function kindOf(schema: PartySchema): NameKind {
  switch (schema) {
    case 'Person':
      return 'person'
    case 'Organization':
    case 'Company':
      return 'organization'
    case 'Vessel':
    case 'Airplane':
      return 'vessel'
    default:
      return 'any'
  }
}

interface NameContext {
  readonly kind: NameKind
  readonly quality: PreparedName['quality']
  readonly policy: Policy
  /** Position of the name's first reading. */
  readonly position: number
}

/** Reads one raw name in each of its readings. One without letters and digits has none. */
export function prepareName(raw: string, { kind, quality, policy, position }: NameContext): PreparedName {
  const analyzed = analyzeName(raw, kind)
  const readings = analyzed.readings.map((reading, i) => {
    const read = kind === 'person' ? withoutNumbers(reading) : reading
    const familyCount = i === 0 ? wordsBeforeComma(raw, kind) : 0
    return prepareReading(read, policy, { position: position + i, familyCount })
  })
  const isCut = analyzed.unreadLetters > 0 || (analyzed.readings[0]?.words.length ?? 0) > wordsMax
  return { raw, quality, readings, isCut }
}

/** A number in a person's name (a stray digit, a regnal III) supports the name as a suffix does. */
function withoutNumbers(reading: NameReading): NameReading {
  const words = reading.words.map((word) => (word.role === 'number' ? { ...word, role: 'suffix' as const } : word))
  return { ...reading, words }
}

/** Words of the family name in "FAMILY, Given"; 0 where there is no comma. */
function wordsBeforeComma(raw: string, kind: NameKind): number {
  const comma = raw.indexOf(',')
  return comma < 1 ? 0 : (analyzeName(raw.slice(0, comma), kind).readings[0]?.words.length ?? 0)
}

interface ReadingPlace {
  readonly position: number
  readonly familyCount: number
}

function prepareReading(reading: NameReading, policy: Policy, place: ReadingPlace): PreparedReading {
  const kept = reading.words.slice(0, wordsMax)
  // A name that is nothing but titles or initials is compared by them.
  const isBare = !kept.some((word) => identityRoles.has(word.role))
  const words = kept.map((word) => prepareWord(word, isBare ? 'name' : word.role, policy))
  return new ReadingOfWords(words, { ...place, reason: reading.reason })
}

/** What a reading is made of besides its words. */
export interface ReadingParts {
  readonly reason: string
  readonly position: number
  /** Words that stand before the comma in "FAMILY, Given"; 0 where there is none. */
  readonly familyCount: number
}

/** A reading of words that are ready, as an index keeps them. */
export function readingOf(words: readonly PreparedWord[], parts: ReadingParts): PreparedReading {
  return new ReadingOfWords(words, parts)
}

/** Joins and whole names are asked for by few comparisons, so they are made when they are. */
class ReadingOfWords implements PreparedReading {
  readonly words: readonly PreparedWord[]
  readonly weight: number
  readonly reason: string
  readonly position: number
  readonly familyCount: number
  #joined: readonly JoinedWord[] | null = null
  #wholes: readonly Form[] | null = null

  constructor(words: readonly PreparedWord[], { reason, position, familyCount }: ReadingParts) {
    this.words = words
    this.reason = reason
    this.position = position
    this.familyCount = familyCount
    let weight = 0
    for (const word of words) weight += word.weight
    this.weight = weight
  }

  get joined(): readonly JoinedWord[] {
    this.#joined ??= joinNeighbours(this.words)
    return this.#joined
  }

  get wholes(): readonly Form[] {
    this.#wholes ??= wholeForms(this.words, this.familyCount)
    return this.#wholes
  }
}

/** Roles of words that another script borrows by their sound, and how many of their forms, the customary ones, are so read. */
const loanRoles: ReadonlySet<NameRole> = new Set(['name', 'patronymic'])
const loanFormsMax = 4
/** Names that one in three thousand bears, and commoner ones; where the vowels are a guess, one in ten thousand. */
const knownTierMax = 3
const guessedTierMax = 4
const wordsKeptMax = 50_000
const keptWords = new WeakMap<Policy, Map<string, PreparedWord>>()

/** The same object for the same word while it is kept, so that what was found for it is found again. */
function prepareWord(word: NameWord, role: NameRole, policy: Policy): PreparedWord {
  let kept = keptWords.get(policy)
  if (kept === undefined) {
    kept = new Map()
    keptWords.set(policy, kept)
  }
  const key = `${role}${word.isVowelless ? '~' : '='}${word.script}${word.text}|${word.forms.join(' ')}|${word.symbols.join(' ')}`
  const known = kept.get(key)
  if (known !== undefined) return known
  // A single syllable is paired by its sound alone, so nothing is borrowed from it.
  const loanSource = loanRoles.has(role) && !isSyllable(word) ? loanSourceFor(word) : null
  const forms = word.forms.map((text, i) =>
    formOf(text, { isVowelless: word.isVowelless, loanSource: i < loanFormsMax ? loanSource : null }),
  )
  const symbols = word.symbols.filter((symbol) => !symbol.startsWith(describing))
  const prepared = wordOf({
    text: word.text,
    forms,
    symbols,
    role,
    weight: weightOfForms(word.forms, role, policy.name),
  })
  if (kept.size >= wordsKeptMax) kept.clear()
  kept.set(key, prepared)
  return prepared
}

/** A foreign word that is a name which many bear, as it is customarily spelled, is that name and no borrowing of another. */
function loanSourceFor({ script, forms }: NameWord): LoanSource | null {
  const source = loanSourceOf(script)
  if (source === null || source === 'latin') return source
  const tierMax = source === 'consonants' ? guessedTierMax : knownTierMax
  return forms.slice(0, loanFormsMax).some((text) => (defaultRarity.tierOf(text) ?? tierMax + 1) <= tierMax)
    ? null
    : source
}

/** What a word weighs by its role and the texts of its forms: what an index need not keep. */
export function weightOfForms(
  forms: readonly string[],
  role: NameRole,
  { roleWeight, rarityShare }: NameRules,
): number {
  return roleWeight[role] * (1 - rarityShare + rarityShare * rarityOf(forms))
}

const firstIdeograph = 0x3400

/** One Chinese character or Korean syllable: so short that most others lie one letter away. */
export function isSyllable({ text }: { readonly text: string }): boolean {
  return text.length === 1 && isWrittenInSyllables({ text })
}

export function isWrittenInSyllables({ text }: { readonly text: string }): boolean {
  return text.charCodeAt(0) >= firstIdeograph
}

/** A word with what follows from its role. */
export function wordOf(parts: Omit<PreparedWord, 'isIdentity' | 'isInitial'>): PreparedWord {
  return { ...parts, isIdentity: identityRoles.has(parts.role), isInitial: parts.role === 'initial' }
}

// Neighbours in a circle, so that a family name written last can be joined with the given name written first.
function joinNeighbours(words: readonly PreparedWord[]): JoinedWord[] {
  const joined: JoinedWord[] = []
  if (words.length < 2) return joined
  for (let first = 0; first < words.length; first++) {
    const second = (first + 1) % words.length
    joined.push({ positions: [first, second], forms: joinForms(words[first]!, words[second]!) })
  }
  return joined
}

function joinForms(first: PreparedWord, second: PreparedWord): Form[] {
  const texts = new Map<string, Form>()
  for (const a of first.forms.slice(0, joinFormsMax)) {
    for (const b of second.forms.slice(0, joinFormsMax)) {
      if (!texts.has(a.text + b.text)) texts.set(a.text + b.text, joinedForm(a, b))
    }
  }
  return [...texts.values()]
}

function wholeForms(words: readonly PreparedWord[], familyCount: number): Form[] {
  const asGiven = wholeForm(words)
  if (asGiven === null) return []
  // A web address leaves the legal form out.
  const formless = wholeForm(words.filter(({ role }) => role !== 'legal-form'))
  if (formless !== null && formless.text !== asGiven.text) return [asGiven, formless]
  if (familyCount === 0 || familyCount >= words.length) return [asGiven]
  const turned = wholeForm([...words.slice(familyCount), ...words.slice(0, familyCount)])
  return turned === null || turned.text === asGiven.text ? [asGiven] : [asGiven, turned]
}

function wholeForm(words: readonly PreparedWord[]): Form | null {
  const text = words.map((word) => word.forms[0]!.text).join('')
  if (text.length < wholeLengthMin) return null
  return freshForm(text, { isVowelless: words.some((word) => word.forms[0]!.isVowelless) })
}
