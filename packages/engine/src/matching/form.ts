// A Latin form of a word with the keys under which it is compared and filed. Computed once per distinct form.

import { defaultRarity } from '../names/index.ts'
import {
  type LoanSource,
  loanKeys,
  skeletonKeys,
  skeletonKeysWithoutVowels,
  soundForm,
  visualKey,
} from '../text/index.ts'

export interface Form {
  readonly text: string
  /** What it was written in, where it may be compared as a borrowing of another script: of Latin words and foreign ones. */
  readonly loanSource: LoanSource | null
  /** Under what it is found from another script; see `loanKeys`. */
  readonly loanKeys: readonly string[]
  /** The form comes from a script that leaves vowels out, or was written without any. */
  readonly isVowelless: boolean
  /** It was written without vowels: not even a first or last one can be relied on. */
  readonly hasNoVowels: boolean
  /** One or two; see `skeletonKeys`. */
  readonly skeletons: readonly string[]
  /** How it is heard; see `soundForm`. */
  readonly sound: string
  readonly visual: string
  /**
   * Under what it is found as two words written as one, or as the word that these may be: its long skeletons, or else
   * its text.
   */
  readonly joinKeys: readonly string[]
  /** Many bear it: a form one letter away that many bear too is another name, not a slip of the hand. */
  readonly isFrequent: boolean
  readonly isNumber: boolean
  /** Its digits in order: forms with different digits are never the same word. */
  readonly digits: string
  /** One bit per letter that occurs, a to z, and one for digits: a cheap test that two forms are far apart. */
  readonly letters: number
  /** The same of how it is heard. */
  readonly soundLetters: number
}

const formsKeptMax = 50_000
const kept = new Map<string, Form>()

/** What a form is besides its text `[a-z0-9]+`. */
export interface FormOrigin {
  readonly isVowelless: boolean
  readonly loanSource?: LoanSource | null
}

/** The form of a word. The same text and origin give the same object while it is kept. */
export function formOf(text: string, origin: FormOrigin): Form {
  const key = formKey(text, origin)
  const known = kept.get(key)
  if (known !== undefined) return known
  const form = freshForm(text, origin)
  if (kept.size >= formsKeptMax) kept.clear()
  kept.set(key, form)
  return form
}

/** A form that is not kept: of joined words and whole names, which hardly come again. */
export function freshForm(text: string, origin: FormOrigin): Form {
  return new LatinForm(text, origin)
}

const sources: readonly (LoanSource | null)[] = [null, 'latin', 'letters', 'consonants', 'han', 'hangul', 'kana']
const firstMark = 'a'.charCodeAt(0)

/** A form as its text behind one letter, a to n, that says what else it is. */
export function formKey(text: string, { isVowelless, loanSource = null }: FormOrigin): string {
  return String.fromCharCode(firstMark + sources.indexOf(loanSource) * 2 + (isVowelless ? 1 : 0)) + text
}

/** The form that a key of `formKey` stands for. */
export function formOfKey(key: string): Form {
  const mark = key.charCodeAt(0) - firstMark
  return freshForm(key.slice(1), { isVowelless: (mark & 1) === 1, loanSource: sources[mark >> 1] ?? null })
}

/** Keys are made when they are asked for: of a whole name nobody asks how it sounds. */
class LatinForm implements Form {
  readonly text: string
  readonly loanSource: LoanSource | null
  readonly isVowelless: boolean
  readonly isNumber: boolean
  readonly digits: string
  readonly letters: number
  readonly hasNoVowels: boolean
  #skeletons: readonly string[] | null = null
  #joinKeys: readonly string[] | null = null
  #visual: string | null = null
  #sound: string | null = null
  #isFrequent: boolean | null = null
  #soundLetters: number | null = null
  #loanKeys: readonly string[] | null = null

  constructor(text: string, { isVowelless, loanSource = null }: FormOrigin) {
    this.text = text
    this.loanSource = loanSource
    this.hasNoVowels = isWithoutVowels(text)
    this.isVowelless = isVowelless || this.hasNoVowels
    this.letters = letterBits(text)
    this.digits = (this.letters & digitBit) === 0 ? '' : text.replace(/\D/g, '')
    this.isNumber = this.digits === text
  }

  get skeletons(): readonly string[] {
    this.#skeletons ??= this.hasNoVowels ? skeletonKeysWithoutVowels(this.text) : skeletonKeys(this.text)
    return this.#skeletons
  }

  get joinKeys(): readonly string[] {
    if (this.#joinKeys === null) {
      const long = this.isNumber ? [] : this.skeletons.filter((key) => key.length >= joinSkeletonMin)
      this.#joinKeys = long.length > 0 ? long : [`=${this.text}`]
    }
    return this.#joinKeys
  }

  get loanKeys(): readonly string[] {
    this.#loanKeys ??= this.loanSource === null || this.digits !== '' ? [] : loanKeys(this.text, this.loanSource)
    return this.#loanKeys
  }

  get visual(): string {
    this.#visual ??= visualKey(this.text)
    return this.#visual
  }

  get soundLetters(): number {
    this.#soundLetters ??= letterBits(this.sound)
    return this.#soundLetters
  }

  get isFrequent(): boolean {
    this.#isFrequent ??= (defaultRarity.tierOf(this.text) ?? frequentTierMax + 1) <= frequentTierMax
    return this.#isFrequent
  }

  get sound(): string {
    this.#sound ??= soundForm(this.text)
    return this.#sound
  }
}

const joinedKeysMax = 2
/** Shortest skeleton that stands for joined words. */
const joinSkeletonMin = 3

/**
 * Two forms written as one. Its skeletons are those of its parts, one behind the other: a join is asked for far more
 * often than it is one.
 */
export function joinedForm(first: Form, second: Form): Form {
  return new JoinedForm(first, second)
}

class JoinedForm extends LatinForm {
  readonly #first: Form
  readonly #second: Form
  #joinedSkeletons: readonly string[] | null = null

  constructor(first: Form, second: Form) {
    super(first.text + second.text, { isVowelless: leavesVowelsOut(first) || leavesVowelsOut(second) })
    this.#first = first
    this.#second = second
  }

  override get skeletons(): readonly string[] {
    this.#joinedSkeletons ??= joinSkeletons(this.#first, this.#second)
    return this.#joinedSkeletons
  }
}

/** A single letter has no vowel because it is an initial. */
function leavesVowelsOut({ text, isVowelless }: Form): boolean {
  return isVowelless && text.length > 1
}

function joinSkeletons(first: Form, second: Form): readonly string[] {
  // Consonants of one sound that come to stand side by side are heard once.
  const isDoubled = /[^aeiouyh]$/.test(first.text) && /^[^aeiouyh]/.test(second.text)
  const keys = new Set<string>()
  for (const a of first.skeletons.slice(0, joinedKeysMax)) {
    for (const b of second.skeletons.slice(0, joinedKeysMax)) {
      keys.add(isDoubled && a.at(-1) === b[0] ? a + b.slice(1) : a + b)
    }
  }
  return [...keys]
}

/** Khdj, Ogrb, Thy: no vowel, or in a word of three letters and more none after the first. */
function isWithoutVowels(text: string): boolean {
  for (let i = text.length < vowelFirstMin ? 0 : 1; i < text.length; i++) {
    const letter = text.charCodeAt(i)
    if (letter === 97 || letter === 101 || letter === 105 || letter === 111 || letter === 117) return false
  }
  return true
}

/** Names that one in ten thousand bears, and commoner ones. */
const frequentTierMax = 4
const vowelFirstMin = 3
const digitBit = 1 << 26

function letterBits(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) - 97
    bits |= letter >= 0 && letter < 26 ? 1 << letter : digitBit
  }
  return bits
}
