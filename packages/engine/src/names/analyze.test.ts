// The name grammar as a table that a reader can check, and the laws that hold for every string.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalize } from '../text/index.ts'
import { analyzeName } from './analyze.ts'
import { type NameKind, type NameWord, nameWordsMax, wordLettersMax } from './name.ts'

const marks: Readonly<Record<NameWord['role'], string>> = {
  name: '',
  initial: '.',
  patronymic: '~',
  particle: '-',
  honorific: '^',
  suffix: '+',
  'legal-form': '$',
  generic: '%',
  number: '#',
  place: '@',
}

/** One line for a name: each word with the mark of its role, and what it stands for in brackets where that is known. */
function lineOf(words: readonly NameWord[]): string {
  const lines = words.map(({ text, role, symbols }) => {
    // Fields of business and acronyms are tested with organisations.
    const shown = symbols.filter((symbol) => !/^(?:field|acronym):/.test(symbol))
    return marks[role] + text.replaceAll(' ', '_') + (shown.length ? `[${shown.join()}]` : '')
  })
  return lines.join(' ')
}

function wholeOf(raw: string, kind: NameKind): string {
  return lineOf(analyzeName(raw, kind).readings[0]?.words ?? [])
}

// Marks: ~patronymic -particle ^honorific +suffix $legal form %generic #number @place .initial
const persons: readonly (readonly [rule: string, raw: string, expected: string])[] = [
  ['a patronymic by its form', 'Roman Arkadyevich Testov', 'roman[given:roman] ~arkadyevich testov[surname:testov]'],
  ['family name first', 'Testovich Roman Arkadyevich', 'testovich roman[given:roman] ~arkadyevich'],
  ['two words have no patronymic', 'Roman Testovich', 'roman[given:roman] testovich'],
  [
    'the father before oglu',
    'Elchin Heydar oglu Testov',
    'elchin[surname:elchin] ~heydar[given:haidar] -oglu[particle:ogly] testov[surname:testov]',
  ],
  ['an Icelandic daughter', 'Anna Testsdottir', 'anna[given:anna] ~testsdottir'],
  [
    'bin and al',
    'Umar bin Khalid al-Testi',
    'umar[given:omar] -bin[particle:bin] khalid[given:khalid] -al[particle:al] testi',
  ],
  ['Ben alone is a man', 'Ben Testley', 'ben[given:benedict,given:benjamin,particle:bin] testley'],
  [
    'Spanish particles',
    'Juan de la Testa y Prueba',
    'juan[given:john] -de[particle:de] -la[particle:la] testa -y[particle:y] prueba',
  ],
  ['van der', 'Jan van der Test', 'jan[given:john,given:yan] -van[particle:van] -der[particle:der] test'],
  ['a particle that is the name', 'Le Testan', 'le[particle:la] testan'],
  ['servant of: three words', 'Abd al-Rahman Testi', 'abd_al_rahman[abd:rahman] testi'],
  ['servant of: in Arabic script', 'عبدالرحمن', 'عبد_ال_رحمن[abd:rahman]'],
  ['a kunya is a name of its own', 'Abu Testir', 'abu_testir[kunya:abu]'],
  ['a title anywhere', 'Testov, Dr. Ivan', 'testov[surname:testov] ^dr[title:dr] ivan[given:ivan,given:john]'],
  [
    'a title that is also a name',
    'General Ivan Testov',
    '^general[title:general] ivan[given:ivan,given:john] testov[surname:testov]',
  ],
  ['the same as a name', 'Malik Testi', 'malik[given:malik,title:malik] testi'],
  ['nothing but a title', 'Sayyid', 'sayyid[title:sayyid]'],
  ['a Roman numeral behind', 'Ivan Test III', 'ivan[given:ivan,given:john] test +iii[number:3]'],
  ['junior', 'Ivan Test Jr.', 'ivan[given:ivan,given:john] test +jr[suffix:jr]'],
  ['initials', 'J. R. Testley', '.j .r testley'],
  ['comma order changes roles of nothing', 'TESTOVA, Maria', 'testova[surname:testov] maria[given:maria]'],
  ['feminine and masculine surnames', 'Testovskaya Anna', 'testovskaya[surname:testovsk] anna[given:anna]'],
  ['a mononym', 'Testo', 'testo'],
  ['digits', 'Testo 21', 'testo #21[number:21]'],
]

const organizations: readonly (readonly [rule: string, raw: string, expected: string])[] = [
  ['a form in front', 'OAO Testprom', '$oao[form:jsc,form:jsc-open] testprom'],
  [
    'a form in words',
    'Open Joint Stock Company Testprom',
    '$open_joint_stock_company[form:jsc,form:jsc-open] testprom',
  ],
  ['a form in Cyrillic', 'ООО Тестпром', '$ооо[form:llc] тестпром'],
  [
    'a Cyrillic form in words',
    'Общество с ограниченной ответственностью Тест',
    '$общество_с_ограниченной_ответственностью[form:llc] тест',
  ],
  ['a form with dots', 'Test sp. z o.o.', 'test $sp_z_oo[form:llc]'],
  ['a long form with dots', 'Test S. de R.L. de C.V.', 'test $s_de_rl_de_cv[form:llc]'],
  ['a Chinese form without a space', '测试有限公司', '测试 $有限公司[form:llc]'],
  ['a Korean form', '시험 주식회사', '시험 $주식회사[form:jsc]'],
  ['an Arabic form', 'اختبار ش.م.م', 'اختبار $ش_م_م[form:jsc]'],
  ['a short form inside is a word', 'Testing Sa House', 'testing sa house'],
  [
    'shared words',
    'Test International Trading Co',
    'test %international[word:international] %trading[word:trading] %co[word:company]',
  ],
  ['joining words', 'Test and Sons', 'test %and[word:and] %sons[word:sons]'],
  ['a translated word', 'Банк Тест', '%банк[word:bank] тест'],
  ['nothing but shared words', 'General Trading Ltd', 'general[word:general] trading[word:trading] $ltd[form:llc]'],
  ['a number word', 'Test Twenty One', 'test #twenty_one[number:21]'],
]

const vessels: readonly (readonly [rule: string, raw: string, expected: string])[] = [
  ['a prefix with a stroke', 'M/V Test Star II', '%m_v[word:vessel] test star #ii[number:2]'],
  ['digits and words agree', 'Test Star 2', 'test star #2[number:2]'],
  ['an ordinal', 'Second Test Star', '#second[number:2] test star'],
]

describe('the grammar of names', () => {
  test.each(persons)('person: %s (%s)', (_rule, raw, expected) => expect(wholeOf(raw, 'person')).toBe(expected))
  test.each(organizations)('organisation: %s (%s)', (_rule, raw, expected) =>
    expect(wholeOf(raw, 'organization')).toBe(expected),
  )
  test.each(vessels)('vessel: %s (%s)', (_rule, raw, expected) => expect(wholeOf(raw, 'vessel')).toBe(expected))

  test('every spelling of Abd al-Rahman shares a form', () => {
    const spellings = [
      'Abd al-Rahman',
      'Abdul Rahman',
      'Abdulrahman',
      'Abdel Rahman',
      'Abdurrahman',
      'Abdirahman',
      'Abd ar-Rahman',
    ]
    for (const spelling of [...spellings, 'عبد الرحمن', 'عبدالرحمن']) {
      const [word, ...others] = analyzeName(spelling, 'person').readings[0]?.words ?? []
      expect(others, spelling).toEqual([])
      expect(word?.forms, spelling).toContain('abdulrahman')
    }
  })

  test.each([
    ['Sasha', 'Alejandro', 'given:alexander'],
    ['Ivan', 'Giovanni', 'given:john'],
    ['Bill', 'Guillermo', 'given:william'],
    ['Мехмет', 'محمد', 'given:mohammed'],
    ['Ekaterina', 'Kate', 'given:catherine'],
  ])('%s and %s stand for one name', (one, other, symbol) => {
    for (const raw of [one, other]) expect(analyzeName(raw, 'person').readings[0]?.words[0]?.symbols).toContain(symbol)
  })
})

const divided: readonly (readonly [kind: NameKind, raw: string, readings: readonly string[]])[] = [
  ['person', 'Ivan Testov', []],
  ['person', 'Ivan Testov a.k.a. Carlos', ['part-of-field: ivan testov', 'part-of-field: carlos']],
  ['person', 'Ivan Testov / Anna Probova', ['part-of-field: ivan testov', 'part-of-field: anna probova']],
  ['person', 'Ivan and Anna Testov', ['joint-holder: ivan testov', 'joint-holder: anna testov']],
  [
    'person',
    'Ivan (Abu Hamza) Testov',
    ['words-apart: ivan abu hamza testov', 'without-brackets: ivan testov', 'in-brackets: abu hamza'],
  ],
  ['person', 'Ivan "Vanya" Testov', ['without-quotes: ivan testov']],
  ['person', 'Ivan Testov acct 12345', ['without-reference: ivan testov']],
  ['person', 'payment for invoice 4411 on behalf of Ivan Testov', ['after-marker: ivan testov']],
  ['person', 'Ivan Testo4', ['letters-as-digits: ivan testoa']],
  ['person', 'Сара Рарасе', ['look-alikes: capa papace']],
  ['organization', 'TestAG', ['glued-legal-form: test ag']],
  [
    'organization',
    'Test Iron Ore House (TIOH)',
    ['without-brackets: test iron ore house', 'in-brackets: tioh', 'acronym: tioht'],
  ],
  ['organization', 'A/S Test', ['words-apart: a s test']],
  ['person', 'Abdul Karim Testov', ['words-apart: abdul karim testov']],
]

describe('readings', () => {
  test.each(divided)('%s: %s', (kind, raw, readings) => {
    const further = analyzeName(raw, kind).readings.slice(1)
    expect(further.map(({ words, reason }) => `${reason}: ${words.map((word) => word.text).join(' ')}`)).toEqual(
      readings,
    )
  })
})

const kinds: readonly NameKind[] = ['person', 'organization', 'vessel', 'any']
const pieces = fc.constantFrom(
  'abd',
  'al',
  'abu',
  'bin',
  'ltd',
  's.',
  'a.',
  'de',
  'dr',
  'iii',
  'twenty',
  'one',
  '"',
  '(',
  ')',
  '/',
  ' aka ',
  ' and ',
  '&amp;',
  'ООО',
  '有限公司',
  'ال',
  'عبدالرحمن',
  '7',
  'mc',
  'oglu',
  '株式会社',
  'รัก',
  '𞤀',
  '%',
)
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(pieces).map((parts) => parts.join(' ')),
)
const runs = { numRuns: 2_000 }

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

describe('laws', () => {
  test('any string has an answer: forms of letters and digits, sorted symbols, at most six readings', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom(...kinds), (raw, kind) => {
        const { readings } = analyzeName(raw, kind)
        expect(readings.length).toBeLessThanOrEqual(6)
        const { text } = canonicalize(raw)
        if (/[\p{L}\p{N}]/u.test(text)) expect(readings.length).toBeGreaterThan(0)
        else if (text === '') expect(readings).toEqual([])
        for (const { forms, symbols } of readings.flatMap((reading) => reading.words)) {
          expect(forms.length).toBeGreaterThan(0)
          for (const form of forms) expect(form).toMatch(/^[a-z0-9]+$/)
          expect([...new Set(symbols)].sort()).toEqual(symbols)
        }
      }),
      runs,
    )
  })

  test('the same name is read the same', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom(...kinds), (raw, kind) => {
        expect(analyzeName(raw, kind)).toEqual(analyzeName(raw, kind))
      }),
      runs,
    )
  })

  test('nothing is lost: reading 0 covers the canonical text', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom(...kinds), (raw, kind) => {
        const { readings, unreadLetters } = analyzeName(raw, kind)
        const read = (readings[0]?.words ?? []).map((word) => word.text).join('')
        const all = lettersOf(canonicalize(raw).text)
        expect(unreadLetters).toBe(0)
        expect(lettersOf(read)).toBe(all)
      }),
      runs,
    )
  })

  test('a name that fills a field may have been cut there, unless it ends with a name that many bear', () => {
    const reasons = (raw: string) => analyzeName(raw, 'person').readings.map(({ reason }) => reason)
    expect(reasons('Vilhelmsdorf Testova')).toContain('cut-field')
    expect(reasons('Vilhelmsdorfs Robert')).not.toContain('cut-field')
  })

  test('a name beyond the caps is cut and says how much is unread', () => {
    const many = analyzeName('testo '.repeat(2_000), 'person')
    expect(many.readings[0]?.words).toHaveLength(nameWordsMax)
    expect(many.unreadLetters).toBe((2_000 - nameWordsMax) * 5)
    const long = analyzeName('t'.repeat(10_000), 'person')
    expect(long.unreadLetters).toBe(10_000 - wordLettersMax)
  })

  test('time grows with the length and not faster', () => {
    for (const piece of [
      't',
      'test ',
      'abd al ',
      '(',
      '"a" ',
      'a / ',
      's. ',
      ' aka',
      '   ',
      'acct 1 ',
      'عبدال',
      '有限公司',
      '1',
    ]) {
      for (const kind of kinds) {
        const start = performance.now()
        analyzeName(piece.repeat(100_000 / piece.length), kind)
        expect(performance.now() - start, `${piece} ${kind}`).toBeLessThan(1_500)
      }
    }
  })
})
