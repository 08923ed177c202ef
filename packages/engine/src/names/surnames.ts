// Feminine and masculine forms of one Slavic surname share a symbol: Ivanov and Ivanova, Dostoevsky and Dostoevskaya.

import { addSymbols, type Draft } from './draft.ts'

const possessive = /^(.{2,}(?:ov|ev|yov|iov|off|eff))a?$/
const inEnding = /^(.{3,}[^aeiou]in)a?$/
const adjective = /^(.{2,})(?:sky|skiy|skyi|skyy|skii|skij|ski|skaya|skaia|skaja|ska|skoy|skoi)$/
const czech = /^(.{3,}k)ova$/

/** Adds `surname:…` where the word has the form of such a surname, and the masculine form of Czech -kova. */
export function addSurnameSymbols(word: Draft): void {
  const { form } = word
  if (form.length < 5) return
  const last = form.charCodeAt(form.length - 1)
  // a, f, i, n, v, y, j: the only letters such surnames end in.
  if (last !== 97 && last !== 118 && last !== 110 && last !== 121 && last !== 105 && last !== 102 && last !== 106)
    return
  const stem = possessive.exec(form)?.[1] ?? inEnding.exec(form)?.[1]
  if (stem !== undefined) addSymbols(word, [`surname:${stem.replace(/ff$/, 'v')}`])
  const adjectiveStem = adjective.exec(form)?.[1]
  if (adjectiveStem !== undefined) addSymbols(word, [`surname:${adjectiveStem}sk`])
  const masculine = czech.exec(form)?.[1]
  if (masculine !== undefined && !word.forms.includes(masculine)) word.forms = [...word.forms, masculine]
}
