// Words that belong together become one: Abd + [al] + stem, Abu + X, Mc + X. All spellings of a compound then share a
// form or a symbol. Abu is joined because a kunya is a name of its own: Abu Ali is not Ali.

import { addSymbols, type Draft, joinDrafts } from './draft.ts'
import { lookUp, vocabulary } from './vocabulary.ts'

const abdWord =
  /^(?:abd|abdu|abdul|abdel|abdal|abdol|abdoul|abdil|abdur|abdus|abder|abdes|abdar|abdas|abden|abdun|abdut|abdud)$/
const abdGlued = /^abd(?:ou|[aeiou])?(.{4,})$/
const kunyaWord = /^(?:abu|abou|abo|aboo|ebu|abi|umm|oum|um)$/
const article = /^(?:al|el|ul|il|ol|an|ar|as|ash|az|ad|at|ur|us|ud|un|er|es|ed|ez)$/

/** The article inside a compound, by its Latin form: Abd al-Rahman. */
export function isArticle(form: string): boolean {
  return article.test(form)
}

/** Joins compounds in place of their parts; every part's letters stay in the text of the compound. */
export function joinCompounds(words: readonly Draft[]): Draft[] {
  const joined: Draft[] = []
  for (let index = 0; index < words.length; ) {
    const length = compoundLength(words, index)
    const word = words[index] as Draft
    if (length > 1) joined.push(compoundOf(words.slice(index, index + length)))
    else joined.push(word)
    index += Math.max(1, length)
  }
  for (const word of joined) if (word.symbols.length === 0) addGluedForms(word)
  return joined
}

/** How many words from `index` on are one compound: 1 when none begins here. */
function compoundLength(words: readonly Draft[], index: number): number {
  const form = words[index]?.form ?? ''
  const isAbd = abdWord.test(form)
  if (!isAbd && !kunyaWord.test(form)) return form === 'mc' && words[index + 1] !== undefined ? 2 : 1
  const next = words[index + 1]?.form ?? ''
  const length = article.test(next) && words[index + 2] !== undefined ? 3 : 2
  const stem = words[index + length - 1]?.form ?? ''
  const isJoinable = stem.length > 1 && !/^(?:bin|ibn|ben|bint)$/.test(stem)
  return isJoinable ? length : 1
}

function compoundOf(parts: readonly Draft[]): Draft {
  const head = (parts[0] as Draft).form
  const stem = parts[parts.length - 1] as Draft
  if (head === 'mc') return joinDrafts(parts, [`mc${stem.form}`, `mac${stem.form}`])
  if (abdWord.test(head)) return abdOf(joinDrafts(parts), stem)
  const isMother = head.startsWith('u') || head.startsWith('o')
  const kunya = isMother ? 'umm' : 'abu'
  const compound = joinDrafts(parts, [...new Set([kunya + stem.form, parts.map((part) => part.form).join('')])])
  compound.symbols.push(`kunya:${kunya}`)
  return compound
}

/** The form that all spellings of a known stem share: abdulrahman, abdullah. */
function customaryForms(symbols: readonly string[] | undefined): readonly string[] {
  return (symbols ?? []).map((symbol) => (symbol === 'abd:allah' ? 'abdullah' : `abdul${symbol.slice('abd:'.length)}`))
}

function abdOf(compound: Draft, stem: Draft): Draft {
  const symbols = lookUp(vocabulary().abdStems, stem)
  const forms = new Set(customaryForms(symbols))
  for (const form of stem.forms) forms.add(`abdul${form}`).add(`abd${form}`)
  forms.add(compound.form)
  addSymbols(compound, symbols)
  compound.forms = [...forms]
  compound.form = compound.forms[0] as string
  return compound
}

/** Abdulrahman, Abderrahmane, Abdirahman: the stem behind the glued article, if it is a known one. */
function addGluedForms(word: Draft): void {
  if (!word.form.startsWith('abd')) return
  const rest = abdGlued.exec(word.form)?.[1]
  const stems = vocabulary().abdStems
  const tails = rest === undefined ? [] : [rest, rest.slice(1), rest.slice(2)]
  const stem = /^abd[aou]l+ah?$/.test(word.form) ? 'allah' : tails.find((tail) => tail.length > 2 && stems.has(tail))
  if (stem !== undefined) addStem(word, stem, stems.get(stem) ?? [])
}

function addStem(word: Draft, stem: string, symbols: readonly string[]): void {
  addSymbols(word, symbols)
  word.forms = [...new Set([...word.forms, ...customaryForms(symbols), `abdul${stem}`, `abd${stem}`])]
}
