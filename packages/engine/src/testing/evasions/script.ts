// Family X: what one script, language or custom writes in more ways than one.

import type { Random } from '../random.ts'
import {
  applyOneRule,
  innerPositions,
  lettersTable,
  nameEvasionsOf,
  replaceLetters,
  replaceOneWord,
  wordGroups,
  wordsOf,
} from './evasion.ts'
import { inCyrillic } from './sound.ts'

const has = (name: string, script: string): boolean => new RegExp(`\\p{Script=${script}}`, 'u').test(name)

function addVowelMarks(name: string, random: Random): string | null {
  if (!has(name, 'Arabic')) return null
  if (/[\u064B-\u0652]/u.test(name)) return name.replace(/[\u064B-\u0652]/gu, '')
  return name.replace(/[\u0628\u062A-\u062F\u0631-\u063A\u0641-\u0647](?=\p{L})/gu, (letter) =>
    random.chance(0.6) ? letter + random.pick(['\u064E', '\u064F', '\u0650', '\u0652']) : letter,
  )
}

function addKashida(name: string, random: Random): string | null {
  if (!has(name, 'Arabic')) return null
  const signs = [...name]
  const places = innerPositions(signs)
  if (places.length === 0) return null
  signs.splice(random.pick(places), 0, 'ـ'.repeat(1 + random.below(3)))
  return signs.join('')
}

const arabicLetters: readonly (readonly [RegExp, string])[] = [
  [/ي(?=\s|$)/gu, 'ى'],
  [/ى/gu, 'ي'],
  [/ة/gu, 'ه'],
  [/ه(?=\s|$)/gu, 'ة'],
  [/[أإآ]/gu, 'ا'],
  [/(?<=^|\s)ا(?!ل)/gu, 'أ'],
]
const persianLetters: readonly (readonly [RegExp, string])[] = [
  [/ک/gu, 'ك'],
  [/ك/gu, 'ک'],
  [/ی/gu, 'ي'],
  [/ي/gu, 'ی'],
]
const traditional = lettersTable(
  '远遠 强強 晓曉 国國 伟偉 玲玲 邱邱 欧歐 阳陽 诸諸 蒋蔣 陈陳 张張 刘劉 赵趙 黄黃 吴吳 孙孫 马馬 华華 东東 龙龍 丽麗 杰傑 军軍 庆慶 宝寶 义義 荣榮 兰蘭 凤鳳 红紅',
)

function otherHan(name: string): string | null {
  if (!has(name, 'Han')) return null
  const simplified = Object.fromEntries(Object.entries(traditional).map(([from, to]) => [to, from]))
  const written = replaceLetters(name, traditional)
  return written === name ? replaceLetters(name, simplified) : written
}

function addTones(name: string, random: Random): string | null {
  if (!/^[A-Za-z' -]+$/u.test(name)) return null
  const tones = ['\u0304', '\u0301', '\u030C', '\u0300']
  return name
    .replace(/([aeiou])([aeiou]*)/giu, (_, first: string, rest: string) => first + random.pick(tones) + rest)
    .normalize('NFC')
}

function familyLast(name: string): string | null {
  const [family = '', ...rest] = wordsOf(name)
  if (rest.length > 0) return [...rest, family].join(' ')
  const letters = [...name]
  const isUnspaced = /^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(name)
  return isUnspaced ? [...letters.slice(1), letters[0]].join('') : null
}

const romanKorean = interchangeableKorean()

function interchangeableKorean(): readonly (readonly [RegExp, string])[] {
  return [
    [/\bch(?=[aeiouy])/giu, 'j'],
    [/\bk(?=[aeiouy])/giu, 'g'],
    [/\bt(?=[aeiouy])/giu, 'd'],
    [/\bp(?=[aeiouy])/giu, 'b'],
    [/\bj(?=[aeiouy])/giu, 'ch'],
    [/yong/giu, 'yeong'],
    [/eo/giu, 'o'],
    [/oo/giu, 'u'],
  ]
}

function otherKorean(name: string, random: Random): string | null {
  if (has(name, 'Hangul')) return [...name.replace(/\s/gu, '')].join(' ')
  return applyOneRule(name, romanKorean, random)
}

function otherJapanese(name: string, random: Random): string | null {
  if (/\p{Script=Katakana}/u.test(name))
    return name.replace(/[\u30A1-\u30F6]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! - 0x60))
  if (/\p{Script=Hiragana}/u.test(name))
    return name.replace(/[\u3041-\u3096]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! + 0x60))
  const rules: readonly (readonly [RegExp, string])[] = [
    [/ō/giu, 'ou'],
    [/ō/giu, 'oh'],
    [/ō/giu, 'o'],
    [/ū/giu, 'uu'],
    [/ū/giu, 'u'],
    [/ou/giu, 'ō'],
  ]
  return applyOneRule(name, rules, random)
}

function dropSigns(name: string): string | null {
  return has(name, 'Cyrillic') ? name.replaceAll('ё', 'е').replaceAll('Ё', 'Е').replace(/[ъь]/gu, '') : null
}

const ukrainianForms = wordGroups(
  'володимир владимир, олександр александр, микола николай, андрій андрей, євген евгений, олена елена, григорій григорий, юлія юлия, volodymyr vladimir, oleksandr aleksandr, mykola nikolay, andriy andrey, yevhen yevgeniy, olena yelena, hryhoriy grigoriy',
)

function inOtherLanguage(name: string, random: Random): string | null {
  return replaceOneWord(name, ukrainianForms, random)
}

function changeSigma(name: string): string | null {
  if (!has(name, 'Greek')) return null
  return /ς/u.test(name) ? name.replaceAll('ς', 'σ') : name.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '')
}

function addNukta(name: string): string | null {
  if (!has(name, 'Devanagari')) return null
  return name.includes('\u093C') ? name.replaceAll('\u093C', '') : name.replace(/[कखगजडढफ]/u, '$&\u093C')
}

function turkishCase(name: string): string {
  return name.replaceAll('i', 'İ').replaceAll('ı', 'I').toUpperCase().normalize('NFC')
}

function mixScripts(name: string, random: Random): string | null {
  const words = wordsOf(name)
  const at = random.below(words.length)
  if (words.length < 2 || !/^[A-Za-z'-]{3,}$/u.test(words[at]!)) return null
  words[at] = inCyrillic(words[at]!) ?? words[at]!
  return words.join(' ')
}

function dropMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFC')
}

function dropSecondSurname(name: string): string | null {
  const words = wordsOf(name)
  return words.length < 3 ? null : words.slice(0, -1).join(' ')
}

function otherIcelandic(name: string): string | null {
  if (!/(?:sson|arson|dóttir|dottir)\b/iu.test(name)) return null
  const spelled = name.replaceAll('Þ', 'Th').replaceAll('þ', 'th').replace(/[ðÐ]/gu, 'd').replaceAll('dóttir', 'dottir')
  const [first = '', ...rest] = wordsOf(spelled)
  return rest.length === 0 ? spelled : `${rest.join(' ')}, ${first}`
}

function addGrandfather(name: string, random: Random): string {
  return `${name} ${random.pick(['Kebede', 'Tessema', 'Wolde', 'Alemu'])}`
}

export const scriptEvasions = nameEvasionsOf([
  ['X01', 'C', 'Arabic vowel marks added or removed', addVowelMarks],
  ['X02', 'C', 'Arabic kashida', addKashida],
  [
    'X03',
    'C',
    'Arabic letters that are written for each other',
    (name, random) => applyOneRule(name, arabicLetters, random),
  ],
  ['X04', 'C', 'Persian and Arabic kaf and ya', (name, random) => applyOneRule(name, persianLetters, random)],
  ['X05', 'C', 'Hebrew maqaf', (name) => (has(name, 'Hebrew') ? name.replace(/[- ]/u, '־') : null)],
  ['X06', 'C', 'Chinese simplified and traditional', otherHan],
  ['X07', 'C', 'pinyin with tones', addTones],
  ['X08', 'T', 'family name last', familyLast],
  ['X09', 'P', 'Korean syllables split; other romanisation', otherKorean],
  ['X10', 'P', 'Japanese kana of the other kind; long vowels', otherJapanese],
  ['X11', 'C', 'Cyrillic yo and signs left out', dropSigns],
  ['X12', 'K', 'Ukrainian form for Russian and back', inOtherLanguage],
  ['X13', 'C', 'Greek final sigma', changeSigma],
  ['X14', 'C', 'Devanagari nukta', addNukta],
  ['X15', 'C', 'Turkish capitals', turkishCase],
  ['X16', 'P', 'one word in another script', mixScripts],
  ['X17', 'C', 'Vietnamese marks dropped', dropMarks],
  ['X18', 'T', 'second Spanish surname dropped', dropSecondSurname],
  ['X19', 'T', 'Icelandic patronymic first and spelled out', otherIcelandic],
  ['X20', 'T', "Ethiopian grandfather's name added", addGrandfather],
])
