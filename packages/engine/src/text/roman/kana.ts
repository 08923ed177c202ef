// Kana by Hepburn: with and without long vowels, and foreign names with l for r and without filling vowels.

import { transliterate } from './letters.ts'

const longMark = 'ー'

/** Forms of a word in hiragana or katakana, most customary first. */
export function romanizeKana(word: string): readonly string[] {
  const hiragana = toHiragana(word)
  const plain = doubleConsonants(transliterate(markDoubling(hiragana.replaceAll(longMark, '')), 'Hira', 0))
  const short = plain.replace(/o[uo]/g, 'o').replace(/uu/g, 'u')
  const foreign = withoutFillers(plain)
  const forms = [short, plain, foreign, foreign.replace(/r/g, 'l'), short.replace(/r/g, 'l')]
  if (!/[アカサタナハマヤラワガザダバパァャあかさたなはまやらわがざだばぱぁゃ]ー/.test(word)) return forms
  // A long a stands for ar, er, or of foreign names: Turner.
  const rolled = withoutFillers(transliterate(hiragana.replaceAll(longMark, '0'), 'Hira', 0))
  return [...forms, rolled.replace(/a0/g, 'ar').replace(/0/g, '')]
}

function toHiragana(word: string): string {
  return word.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

/** The small tsu doubles the consonant that follows; `0` keeps its place until the letters are known. */
function markDoubling(hiragana: string): string {
  return hiragana.replaceAll('っ', '0')
}

function doubleConsonants(letters: string): string {
  return letters
    .replace(/0+ch/g, 'tch')
    .replace(/0+([bcdfghjkmnprstvwyz])/g, '$1$1')
    .replace(/0+/g, '')
}

/** Vowels that Japanese puts between the consonants of foreign names. */
function withoutFillers(letters: string): string {
  return letters
    .replace(/tsu(?![aeiouy])/g, 'ts')
    .replace(/([bfgkmprsvz])u(?![aeiou])/g, '$1')
    .replace(/([td])o(?![aeioun])/g, '$1')
}
