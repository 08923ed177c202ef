// The generated classes as maps from a word to its symbols, built once on first use; the words go through the same
// canonicaliser and romaniser as names do, so an entry in any spelling meets a name in any spelling.

import { canonicalize, romanize } from '../text/index.ts'
import type { Draft } from './draft.ts'
import { abdStems } from './generated/abd-names.ts'
import { givenNames } from './generated/given-names.ts'
import { numberWords } from './generated/numbers.ts'
import { genericFields, genericWords, stopWords } from './generated/organisation-words.ts'
import { particles, particlesInsideOnly, particlesThatAreNames } from './generated/particles.ts'
import { placeWords } from './generated/places.ts'
import { certainTitles, leadingTitles, suffixes } from './generated/titles.ts'

export type Symbols = ReadonlyMap<string, readonly string[]>

export interface Vocabulary {
  readonly given: Symbols
  readonly abdStems: Symbols
  readonly numbers: Symbols
  readonly stop: Symbols
  readonly generic: Symbols
  readonly places: Symbols
  readonly particles: Symbols
  readonly insideOnly: ReadonlySet<string>
  readonly particlesThatAreNames: ReadonlySet<string>
  readonly certainTitles: Symbols
  readonly leadingTitles: Symbols
  readonly suffixes: Symbols
}

/** Every key under which a vocabulary word is found: its canonical text and, if Latin, its forms. */
export function keysOf(word: string): readonly string[] {
  if (/^[a-z0-9]+$/.test(word)) return [word]
  const text = canonicalize(word).text
  const roman = romanize(text)
  return roman.script === 'Latn' ? [...new Set([text, ...roman.forms])] : [text]
}

export function addSymbol(map: Map<string, string[]>, key: string, symbol: string): void {
  const symbols = map.get(key)
  if (symbols === undefined) map.set(key, [symbol])
  else if (!symbols.includes(symbol)) symbols.push(symbol)
}

function indexClasses(lines: readonly string[], prefix: string): Symbols {
  const found = new Map<string, string[]>()
  for (const line of lines) {
    const split = line.indexOf('=')
    const id = line.slice(0, split)
    const symbol = `${prefix}:${id}`
    for (const key of line
      .slice(split + 1)
      .split(',')
      .flatMap(keysOf))
      addSymbol(found, key, symbol)
  }
  return found
}

/** Words of lines of business that are exchanged for one another share the symbol of their field as well. */
function withFields(generic: Symbols): Symbols {
  const fieldOf = indexClasses(genericFields, 'field')
  const fieldsOf = (symbol: string): readonly string[] => fieldOf.get(symbol.slice('word:'.length)) ?? []
  return new Map([...generic].map(([word, symbols]) => [word, [...symbols, ...symbols.flatMap(fieldsOf)]]))
}

function build(): Vocabulary {
  return {
    given: indexClasses(givenNames, 'given'),
    abdStems: indexClasses(abdStems, 'abd'),
    numbers: indexClasses(numberWords, 'number'),
    stop: indexClasses(stopWords, 'word'),
    generic: withFields(indexClasses(genericWords, 'word')),
    places: indexClasses(placeWords, 'place'),
    particles: indexClasses(particles, 'particle'),
    insideOnly: new Set(particlesInsideOnly.split(' ')),
    particlesThatAreNames: new Set(particlesThatAreNames.split(' ')),
    certainTitles: indexClasses(certainTitles, 'title'),
    leadingTitles: indexClasses(leadingTitles, 'title'),
    suffixes: indexClasses(suffixes, 'suffix'),
  }
}

let built: Vocabulary | null = null

export function vocabulary(): Vocabulary {
  built ??= build()
  return built
}

/** Symbols of a word by its own text, else by its customary Latin forms. */
export function lookUp(symbols: Symbols, draft: Draft): readonly string[] | undefined {
  const found = symbols.get(draft.form)
  if (found !== undefined || draft.script === 'Latn') return found
  const byText = symbols.get(draft.text)
  if (byText !== undefined) return byText
  for (let index = 1; index < draft.forms.length; index += 1) {
    const byForm = symbols.get(draft.forms[index] as string)
    if (byForm !== undefined) return byForm
  }
  return undefined
}
