// Compares words and names written in one script with the same in Latin letters: the share of true pairs that is found at
// the threshold that lets through one in a hundred random pairs of that script, and at the shipped one, and how far they
// are related at all. The pairs were aligned by machine and are partly wrong. Run by hand: npm run transliteration [-- --show --policy FILE]

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { compareParties } from '@hindsight/engine/matching'
import { listedParty, subject } from '@hindsight/engine/testing'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { percentage } from './operation.ts'
import { policyOption } from './policy-option.ts'

interface Pair {
  readonly native: string
  readonly latin: string
}

interface Corpus {
  readonly title: string
  readonly file: string
  /** A line is `latin TAB native`, the native letters spaced in word lists; the Google list is the other way round. */
  readonly isNativeFirst?: boolean
  readonly isSpaced?: boolean
}

const wikidata = (script: string, file: string): Corpus => ({ title: script, file, isSpaced: true })
const corpora: readonly Corpus[] = [
  wikidata('Arabic words', 'wikidata_arabic_dev16.txt'),
  { title: 'Arabic words (Google)', file: 'google_ar2en-eval.txt', isNativeFirst: true },
  wikidata('Hebrew words', 'wikidata_hebrew_dev16.txt'),
  wikidata('Russian words', 'wikidata_russian_dev16.txt.gz'),
  wikidata('katakana words', 'wikidata_katakana_dev16.txt.gz'),
  wikidata('Japanese words', 'wikidata_japanese_dev16.txt.gz'),
  wikidata('Korean words', 'wikidata_korean_dev16.txt'),
  wikidata('Chinese words', 'wikidata_chinese_dev16.txt'),
  { title: 'Hebrew full names', file: 'wikidata_hebrew_fullnames_sample.tsv' },
  { title: 'Korean full names', file: 'wikidata_korean_fullnames_sample.tsv' },
]
const policy = policyOption(process.argv)
const pairsMax = 4_000
const randomPerPair = 5
const randomShare = 0.01
const missesShown = 20

function readPairs({ file, isNativeFirst = false, isSpaced = false }: Corpus): Pair[] {
  const path = dataPath('labelled', 'transliteration', file)
  if (path === null) return []
  const bytes = readFileSync(path)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const pairs = text.split('\n').flatMap((line) => {
    const [first = '', second = ''] = line.split('\t')
    const [native, latin] = isNativeFirst ? [first, second] : [second, first]
    return native === '' || latin === '' ? [] : [{ native: isSpaced ? native.replaceAll(' ', '') : native, latin }]
  })
  const step = Math.max(1, Math.floor(pairs.length / pairsMax))
  return pairs.filter((_, at) => at % step === 0)
}

function scoreOf(native: string, latin: string): number {
  return compareParties(subject({ name: native }), listedParty({ name: latin }), policy).score
}

/** Scores of pairs that do not belong together: each native word with Latin words from elsewhere in the list. */
function randomScores(pairs: readonly Pair[]): number[] {
  const scores: number[] = []
  for (let round = 1; round <= randomPerPair; round++) {
    for (const [at, { native, latin }] of pairs.entries()) {
      const other = pairs[(at + round * 97) % pairs.length]!
      if (other.latin !== latin && other.native !== native) scores.push(scoreOf(native, other.latin))
    }
  }
  return scores.sort((a, b) => b - a)
}

function measure(corpus: Corpus, isShown: boolean): void {
  const pairs = readPairs(corpus)
  if (pairs.length === 0) return
  const scored = pairs.map((pair) => ({ pair, score: scoreOf(pair.native, pair.latin) }))
  const random = randomScores(pairs)
  const threshold = random[Math.floor(random.length * randomShare)]!
  const count = (scores: readonly number[], isFound: (score: number) => boolean): string =>
    percentage(scores.filter(isFound).length, scores.length)
  const trueScores = scored.map(({ score }) => score)
  const isShippedHit = (score: number): boolean => score >= policy.threshold
  const cells = [
    corpus.title.padEnd(22),
    String(pairs.length).padStart(6),
    count(trueScores, (score) => score > threshold).padStart(9),
    threshold.toFixed(2).padStart(10),
    count(trueScores, isShippedHit).padStart(9),
    count(random, isShippedHit).padStart(9),
  ]
  process.stdout.write(`${cells.join(' ')}\n`)
  const missed = scored.filter(({ score }) => score <= threshold)
  for (const { pair, score } of isShown ? missed.slice(0, missesShown) : []) {
    process.stdout.write(`    ${score.toFixed(2)} ${pair.native} ${pair.latin}\n`)
  }
}

process.stdout.write('                                 found  threshold     found    random\n')
process.stdout.write('pairs                       n  at 1 %     of 1 %   shipped   shipped\n')
for (const corpus of corpora) measure(corpus, process.argv.includes('--show'))
