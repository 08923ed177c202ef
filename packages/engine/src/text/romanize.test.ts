// Romanisation by example, one table per script, and the law that every word with letters has up to ten forms.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalize } from './canonicalize.ts'
import { romanize } from './romanize.ts'

const formsOf = (raw: string): readonly string[] => romanize(canonicalize(raw).text).forms

const examples: Readonly<Record<string, readonly (readonly [native: string, ...forms: string[]])[]>> = {
  'Latin letters with marks': [
    ['Müller', 'muller', 'mueller'],
    ['Çelik', 'celik', 'chelik'],
    ['Šime', 'sime', 'shime'],
    ['Đorđe', 'dorde', 'djordje'],
    ['Søren', 'soren', 'soeren'],
    ['Åse', 'ase', 'aase'],
    ['Ægir', 'aegir', 'egir'],
    ['Weiß', 'weiss'],
    ['Muñoz', 'munoz'],
    ['Ağaoğlu', 'agaoglu', 'aaolu'],
    ['Þór', 'thor', 'tor'],
  ],
  Russian: [
    ['Юрий', 'yury', 'yuriy', 'iurii', 'jurij'],
    ['Алексеева', 'alekseeva', 'alexeeva'],
    ['Александр', 'aleksandr', 'alexandr'],
    ['Хрущ', 'khrushch', 'hrusht'],
    ['Жуков', 'zhukov', 'zukov', 'schukow'],
  ],
  Ukrainian: [
    ['Григорій', 'hryhorii', 'grigorii'],
    ['Їжак', 'yizhak'],
  ],
  Belarusian: [['Быкаў', 'bykau']],
  Bulgarian: [['Първан', 'parvan']],
  Serbian: [
    ['Ђорђе', 'dorde', 'djordje'],
    ['Живковић', 'zivkovic', 'zhivkovich'],
  ],
  'Kazakh, Kyrgyz, Tajik, Uzbek': [
    ['Қанат', 'kanat', 'qanat'],
    ['Өмүр', 'omur'],
    ['Ҷамшед', 'jamshed'],
    ['Ғайрат', 'gayrat', 'ghayrat'],
  ],
  Arabic: [
    ['محمد', 'mohammed', 'muhammad', 'mohamed'],
    ['عبدالرحمن', 'abdulrahman', 'abdelrahman'],
    ['عبدالفتاح', 'abdulfatah'],
    ['منير', 'manir'],
    ['نورالدين', 'nooruddin', 'nooraldin'],
    ['الكاتب', 'alkatib', 'elkatib'],
  ],
  'Persian and Urdu': [
    ['پرویز', 'parviz', 'parwiz'],
    ['چودھری', 'chudhari'],
  ],
  Hebrew: [
    ['משה', 'moshe'],
    ['כרמל', 'karmal', 'kermel'],
    ['ג׳ון', 'jon'],
  ],
  Greek: [
    ['Παπαδόπουλος', 'papadopoulos', 'papadopulos'],
    ['Ευτυχία', 'eftychia'],
  ],
  Georgian: [
    ['გიორგი', 'giorgi'],
    ['ყვავაძე', 'kvavadze', 'qvavadze'],
  ],
  Armenian: [['Պետրոսյան', 'petrosyan', 'bedrosian']],
  Hangul: [
    ['김', 'kim', 'gim'],
    ['영희', 'yeonghui', 'younghee'],
  ],
  Kana: [
    ['たろう', 'taro', 'tarou'],
    ['ケンイチ', 'kenichi'],
    ['ロベルト', 'roberuto', 'robert'],
    ['はっとり', 'hattori'],
  ],
  Chinese: [
    ['王', 'wang', 'wong'],
    ['陳', 'chen', 'chan'],
    ['陈', 'chen', 'chan'],
    ['小', 'xiao', 'hsiao'],
    ['曾', 'zeng', 'tseng'],
  ],
  Devanagari: [
    ['नरेश', 'naresh'],
    ['कमला', 'kamala', 'kamla'],
    ['ज़ाकिर', 'zakir'],
    ['इन्द्र', 'indra'],
  ],
}

describe('a word has the Latin forms that people use', () => {
  for (const [script, rows] of Object.entries(examples)) {
    test.each(rows)(`${script}: %s`, (native, ...forms) => {
      expect(formsOf(native)).toEqual(expect.arrayContaining([...forms]))
    })
  }

  test('the customary form comes first', () => {
    expect(
      ['Müller', 'Юрий', 'محمد', 'משה', 'Ευτυχία', '김', 'たろう', '王', 'नरेश'].map((name) => formsOf(name)[0]),
    ).toEqual(['muller', 'yury', 'mohammed', 'moshe', 'eftychia', 'kim', 'taro', 'wang', 'naresh'])
  })

  test('how a form came to be is part of the result', () => {
    expect(romanize('orlova')).toEqual({ script: 'Latn', forms: ['orlova'], isVowelless: false, method: 'latin' })
    expect(romanize('313')).toEqual({ script: 'Zyyy', forms: ['313'], isVowelless: false, method: 'latin' })
    expect(romanize('орлова')).toMatchObject({ script: 'Cyrl', isVowelless: false, method: 'table' })
    expect(romanize('منير')).toMatchObject({ script: 'Arab', isVowelless: true, method: 'table' })
    expect(romanize('มานะ')).toMatchObject({ script: 'Thai', isVowelless: true, method: 'fallback' })
    expect(romanize('မောင်')).toMatchObject({ script: 'Mymr', method: 'fallback' })
    expect(romanize('রহমান')).toMatchObject({ script: 'Beng', method: 'fallback' })
  })

  test('a word of two scripts is romanised run by run', () => {
    expect(formsOf('джbz')[0]).toBe('dzhbz')
  })

  test('simplified and traditional characters have the same forms', () => {
    for (const [simplified, traditional] of ['张張', '刘劉', '马馬', '赵趙', '国國', '东東', '习習']) {
      expect(formsOf(simplified ?? '')).toEqual(formsOf(traditional ?? ''))
    }
  })
})

describe('for every word', () => {
  test('there are one to ten distinct forms of Latin letters and digits, and they do not change', () => {
    const anyWord = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'äöüşçğñžđþn'), minLength: 1 }),
      fc.string({
        unit: fc.integer({ min: 0x370, max: 0xd7a3 }).map((code) => String.fromCharCode(code)),
        minLength: 1,
      }),
      fc.string({
        unit: fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCharCode(code)),
        minLength: 1,
      }),
    )
    fc.assert(
      fc.property(anyWord, (raw) => {
        for (const word of canonicalize(raw).text.split(' ')) {
          const { forms } = romanize(word)
          if (/[\p{L}\p{N}]/u.test(word)) expect(forms.length).toBeGreaterThan(0)
          expect(forms.length).toBeLessThanOrEqual(10)
          expect(new Set(forms).size).toBe(forms.length)
          for (const form of forms) expect(form).toMatch(/^[a-z0-9]+$/)
          expect(romanize(word).forms).toEqual(forms)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['ж', 'م', 'ו', '각', 'ー', '李', 'क', 'ö', 'ม', 'жa'])('time is linear for %s repeated', (letter) => {
    const time = (count: number): number => {
      const word = letter.repeat(count)
      const start = performance.now()
      for (let round = 0; round < 3; round += 1) romanize(word)
      return (performance.now() - start) / 3
    }
    time(500)
    const small = Math.max(time(1000), 2)
    expect(time(10_000) / small).toBeLessThan(40)
  })
})
