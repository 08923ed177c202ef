// Examples that a reader can check, one table per family of tricks; the laws are in canonicalize.law.test.ts.

import { describe, expect, test } from 'vitest'
import { canonicalize, type TextSignal } from './canonicalize.ts'

type Example = readonly [raw: string, text: string, ...signals: TextSignal[]]

const families: Readonly<Record<string, readonly Example[]>> = {
  'invisible characters (U01 to U14, U27)': [
    ['Orl\u200Bova Tam\u200Dara', 'orlova tamara', 'invisible-characters'],
    ['Or\u00ADlova', 'orlova', 'invisible-characters'],
    ['Or\u3164lova T\u115Famara', 'orlova tamara', 'invisible-characters'],
    ['Orlova\u034F Ta\uFE0Fmara', 'orlova tamara', 'invisible-characters'],
    ['Orlov\u{E0041}a', 'orlova', 'invisible-characters'],
    ['\u2066Orlova Tamara\u2069', 'orlova tamara'],
    ['Orl\u0008ova', 'orlova', 'invisible-characters'],
    ['علی\u200Cرضا', 'عليرضا'],
  ],
  'text shown in another order than it is stored (U11)': [
    ['\u202EavolrO\u202C Tamara', 'orlova tamara', 'bidi-reversal'],
    ['Tamara \u202Eavolr\u202DO\u202C', 'tamara orlova', 'bidi-reversal'],
    ['\u202Eمريم\u202C', 'مريم'],
  ],
  'letters in costume (U15 to U26)': [
    ['Ｏｒｌｏｖａ', 'orlova'],
    ['𝐎𝐫𝐥𝐨𝐯𝐚 𝕿𝖆𝖒𝖆𝖗𝖆 𝒯𝒶', 'orlova tamara ta'],
    ['Ⓞⓡⓛⓞⓥⓐ Ⓜ', 'orlova m'],
    ['ᴏʀʟᴏᴠᴀ ᴛᴀᴍᴀʀᴀ', 'orlova tamara', 'look-alikes'],
    ['ﬁnn ĳ', 'finn ij'],
    ['Ọ́rlọ́vạ́ Téa', 'orlova tea'],
    ['Łucja Ħelena Ŧea', 'lucja helena tea'],
    ['Işık İnci', 'işik inci'],
    ['ſeliĸa \u212Aim', 'selika kim'],
    ['ᵒʳˡᵒᵛᵃ', 'orlova'],
    ['Orl\u{1F1E6}ova Tam😀ara', 'orlova tamara'],
    ['🇴🇷🇱🇴🇻🇦', 'orlova'],
    ['Müller Straße Ærø', 'müller strasse ærø'],
  ],
  'look-alikes of other scripts (H01 to H05)': [
    ['Оrlova', 'orlova', 'mixed-scripts', 'look-alikes'],
    ['Оrlоvа Таmаrа', 'orlova tamara', 'mixed-scripts', 'look-alikes'],
    ['Οrlονα', 'orlova', 'mixed-scripts', 'look-alikes'],
    ['Օrlօva', 'orlova', 'mixed-scripts', 'look-alikes'],
    ['ꓳꓣꓡꓳꓦꓮ', 'orlova', 'look-alikes'],
    ['Rita Сара', 'rita capa', 'look-alikes'],
    ['Орлова Тамара', 'орлова тамара'],
    ['Сара', 'сара'],
    ['Тамара Орлова (Tamara Orlova)', 'тамара орлова tamara orlova'],
    ['Орлoва', 'орлова', 'mixed-scripts', 'look-alikes'],
    ['Ελένη', 'ελενη'],
    ['ᏣᎳᎩ', 'ꮳꮃꭹ'],
  ],
  'digits, symbols and masks for letters (L01 to L05)': [
    ['0rlova', 'orlova', 'letters-as-digits'],
    ['0rl0v4 T4m4r4', 'orlova tamara', 'letters-as-digits'],
    ['Or|0v@ T@m@r@', 'orlova tamara', 'letters-as-digits'],
    ['@|! ¢€$@r', 'ali cesar', 'letters-as-digits'],
    ['Orl*va T?mara', 'orlva tmara', 'masked-letters'],
    ['Brigade 313', 'brigade 313'],
    ['к1но', 'к1но'],
    ['7th F27 M4 3rd', '7th f27 m4 3rd'],
    ['$100 Wow!', '100 wow'],
    ['Orlova|Tamara', 'orlova tamara'],
  ],
  'words and spaces (S01 to S12)': [
    ['O r l o v a T e a', 'orlovatea', 'spaced-letters'],
    ['O r l o v a  T e a', 'orlova tea', 'spaced-letters'],
    ['O.r.l.o.v.a T.e.a', 'orlova tea', 'spaced-letters'],
    ['O.r T e a o', 'or teao', 'spaced-letters'],
    ['A. M. Orlova', 'a m orlova'],
    ['A.M. Orlova', 'a m orlova'],
    ['Orlova S.A.', 'orlova sa'],
    ['Orlova d.o.o.', 'orlova doo'],
    ['Orlova L.L.C., U.S.A.', 'orlova llc usa'],
    ['Orlova\u3000Tea\u00A0Ana', 'orlova tea ana'],
    ['Orlova‑Tea—Ana', 'orlova tea ana'],
    ['O’Neil O`Neil O´Neil Oʻneil', 'oneil oneil oneil oneil'],
    ['Orlova_Tea\\Ana/Ida', 'orlova tea ana ida'],
    ['Orlova\r\n\tTea', 'orlova tea'],
    ['"Orlova" (Tea) «Ana»', 'orlova tea ana'],
    ['oRLoVa mCdonald McDonald', 'orlova mcdonald mcdonald'],
    ['Orlova & Co', 'orlova and co'],
  ],
  'encodings and padding (F01 to F04)': [
    ['&#79;rlova &amp; M&uuml;ller', 'orlova and müller', 'encoded'],
    ['Orl%6Fva %C3%84nne', 'orlova änne', 'encoded'],
    ['100% Orlova', '100 orlova'],
    ['MÃ¼ller', 'müller', 'mojibake'],
    ['Ð˜Ð²Ð°Ð½', 'иван', 'mojibake'],
    ['JOÃO São', 'joao sao'],
    [`Orlova${' '.repeat(500)}Tea${' .'.repeat(200)}`, 'orlova tea'],
  ],
  'spellings within other scripts (X01 to X16)': [
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['أحمد', 'احمد'],
    ['فاطمة', 'فاطمه'],
    ['کریمی', 'كريمي'],
    ['בן־חיים', 'בן חיים'],
    ['Νίκος', 'νικοσ'],
    ['Lǐ Nà', 'li na'],
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
    ['٣ ३ ３', '3 3 3'],
  ],
}

describe('a name becomes what a reader sees', () => {
  for (const [family, examples] of Object.entries(families)) {
    test.each(examples.map(([raw, text, ...signals]) => ({ raw, text, signals })))(`${family}: $raw`, (example) => {
      const { raw, text, signals } = example
      expect(canonicalize(raw)).toEqual({ raw, text, signals })
    })
  }
})

test('a text without letters and digits is empty', () => {
  expect(canonicalize(' \u200B .,-!').text).toBe('')
})
