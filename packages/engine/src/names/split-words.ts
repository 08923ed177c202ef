// Canonical text falls into words at its spaces; what other scripts write without a space is parted here: the Arabic
// article, and the legal form at the end or the front of a Chinese, Japanese or Korean name.

import { legalForms } from './generated/legal-forms.ts'

const eastAsian = /^[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]{2,}$/
const arabicServant = /^عبدال(?=.{2})/u
const arabicArticle = /^ال(?=.{3})(?!له$|ياس$|يسع$|ما)/u

let forms: readonly string[] | null = null

/** East Asian legal forms, longest first. */
function eastAsianForms(): readonly string[] {
  forms ??= legalForms
    .flatMap((line) => line.slice(line.indexOf('=') + 1).split(','))
    .filter((form) => eastAsian.test(form))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return forms
}

/** The words of canonical text, in order; never an empty word, and no letter is lost. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = []
  for (const word of text.split(' ')) {
    if (word === '') continue
    // Latin, Greek and Cyrillic have nothing to part.
    if (word.charCodeAt(0) < 0x0600) words.push(word)
    else partWord(word, words)
  }
  return words
}

function partWord(word: string, words: string[]): void {
  if (arabicServant.test(word)) words.push('عبد', 'ال', word.slice(5))
  else if (arabicArticle.test(word)) words.push('ال', word.slice(2))
  else if (eastAsian.test(word)) words.push(...partForm(word))
  else words.push(word)
}

function partForm(word: string): readonly string[] {
  for (const form of eastAsianForms()) {
    if (word.length === form.length) continue
    if (word.endsWith(form)) return [word.slice(0, -form.length), form]
    if (word.startsWith(form)) return [form, word.slice(form.length)]
  }
  return [word]
}
