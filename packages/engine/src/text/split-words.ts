// Canonical text into words, also where the script writes no spaces between them.

import { customaryWordRows } from './generated/customary-words.ts'
import { scriptOf } from './script.ts'

/** Hangul surnames: the table's rows of one syllable, and the few surnames of two. */
const surnames = new Set(customaryWordRows.map(([word]) => word).filter((word) => /^[가-힣]$/.test(word)))
for (const surname of '남궁 황보 선우 독고 제갈 사공 서문'.split(' ')) surnames.add(surname)
const article = 'ال'
/** Arabic words that begin with the letters of the article and are not of it. */
const notArticle = /^(?:الياس|الهام|الله|الكس|البر|الفريد|الان|الاء|الينا|اليزا|الما|الطاف)/
const articleStemMin = 3

/**
 * Words of a canonical text. Han text is split into single characters, which a matcher joins again; a field of one
 * Hangul word of two to four syllables into surname and given name; the Arabic article is a word of its own, and
 * `عبد` joins the word that follows it.
 */
export function splitWords(text: string): readonly string[] {
  const written = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  const words = written.flatMap((word) => splitWord(word, written.length === 1))
  return words.some((word) => word === 'عبد') ? joinServants(words) : words
}

function splitWord(word: string, isAlone: boolean): readonly string[] {
  if (/^[\x20-\x7E]*$/.test(word)) return [word]
  switch (scriptOf(word)) {
    case 'Hani':
      return word.match(/\p{Script=Han}\p{M}*|\P{Script=Han}+/gu) ?? [word]
    case 'Hang':
      return isAlone ? splitHangul(word) : [word]
    case 'Arab':
      return splitArticle(word)
    default:
      return [word]
  }
}

function splitHangul(word: string): readonly string[] {
  if (!/^[가-힣]{2,4}$/.test(word)) return [word]
  const long = word.slice(0, 2)
  const length = word.length > 2 && surnames.has(long) ? 2 : surnames.has(word.charAt(0)) ? 1 : 0
  return length === 0 ? [word] : [word.slice(0, length), word.slice(length)]
}

function splitArticle(word: string): readonly string[] {
  const isArticle = word.startsWith(article) && word.length >= article.length + articleStemMin && !notArticle.test(word)
  return isArticle ? [article, word.slice(article.length)] : [word]
}

/** `عبد` is never a name by itself: "servant of", with the name (and its article) that follows. */
function joinServants(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  let position = 0
  while (position < words.length) {
    const word = words[position] ?? ''
    const next = words[position + 1]
    const stem = words[position + 2]
    if (word === 'عبد' && next === article && stem !== undefined) {
      joined.push(word + next + stem)
      position += 3
    } else if (word === 'عبد' && next === 'الله') {
      joined.push(word + next)
      position += 2
    } else {
      joined.push(word)
      position += 1
    }
  }
  return joined
}
