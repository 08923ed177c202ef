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
 * Hangul word of two to four syllables into surname and given name; the Arabic article is a word of its own,
 * but names compounded with it (`عبد الرحمن`, `نور الدين`, `فيض الله`) are one word.
 */
export function splitWords(text: string): readonly string[] {
  const written = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  const words = written.flatMap((word) => splitWord(word, written.length === 1))
  return words.some((word) => word === article || word === 'الله') ? joinCompounds(words) : words
}

function splitWord(word: string, isAlone: boolean): readonly string[] {
  if (/^[\x20-\x7E]*$/.test(word)) return [word]
  if (/\p{Script=Han}/u.test(word)) return splitHan(word)
  switch (scriptOf(word)) {
    case 'Hang':
      return isAlone ? splitHangul(word) : [word]
    case 'Arab':
      return splitArticle(word)
    default:
      return [word]
  }
}

function splitHan(word: string): readonly string[] {
  return word.match(/\p{Script=Han}\p{M}*|\P{Script=Han}+/gu) ?? [word]
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

/** Words that a name of God or of the faith follows without making one name with them. */
const notCompounded = new Set(['ال', 'بن', 'ابن', 'ابو', 'ابي', 'ام', 'بنت'])

/** `عبد` with the name that follows it, and the name before `الدين` or `الله`, are one name in two or three words. */
function joinCompounds(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  let position = 0
  while (position < words.length) {
    const count = compoundLength(words, position)
    joined.push(words.slice(position, position + count).join(''))
    position += count
  }
  return joined
}

function compoundLength(words: readonly string[], position: number): number {
  const [word = '', next, stem] = words.slice(position, position + 3)
  if (notCompounded.has(word) || scriptOf(word) !== 'Arab') return 1
  if (next === 'الله') return 2
  return next === article && stem !== undefined && (word === 'عبد' || stem === 'دين') ? 3 : 1
}
