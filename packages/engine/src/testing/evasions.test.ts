// Every evasion is deterministic and changes what it touches; the examples of the corpus come out as written there.

import { describe, expect, test } from 'vitest'
import {
  evasionFloor,
  inventParty,
  inventPerson,
  nameEvasions,
  partyEvasions,
  personNameEvasions,
  seededRandom,
} from './index.ts'

const sidorov = 'Sidorov Aleksandr Mikhailovich'
const rashidi = 'Al-Rashidi Mohammed Abdul Khaliq bin Yusuf'

/** Each example as its first column says; several ids are drawn at random, so some seed must give exactly this. */
const examples: readonly (readonly [id: string, from: string, to: string])[] = [
  ['U01', sidorov, 'Sidorov Aleksand\u200Br Mikhailovich'],
  ['U02', sidorov, 'Sidorov Aleksandr Mikhai\u200Clo\u200Dvich'],
  ['U03', sidorov, 'Sidorov Alek\u00ADsandr Mikhail\u00ADovich'],
  ['U04', sidorov, 'Sidorov Alek\u2064sandr M\u2060ikhailovich'],
  ['U05', sidorov, 'S\uFEFFidorov Aleksandr Mikhailovich'],
  ['U06', sidorov, 'Sidorov Aleksandr Mikh\u3164ailovich'],
  ['U07', sidorov, 'Sidor\u115Fov Aleksandr Mikhailovich'],
  ['U09', sidorov, 'Sidorov Aleksandr Mik\uFE0Fh\uFE0Failovich'],
  ['U10', sidorov, 'Sidoro\u{E0041}v Aleksandr Mikhailov\u{E0041}ich'],
  ['U11', sidorov, '\u202EvorodiS\u202C Aleksandr Mikhailovich'],
  ['U12', sidorov, 'Sidorov A\u061Cle\u200Eksandr Mikhailovich'],
  ['U13', sidorov, '\u2066Sidorov Aleksandr Mikhailovich\u2069'],
  ['U14', sidorov, 'Sidorov A\u180Eleksandr Mikhailovich'],
  ['U15', sidorov, 'Ｓｉｄｏｒｏｖ Ａｌｅｋｓａｎｄｒ Ｍｉｋｈａｉｌｏｖｉｃｈ'],
  ['U16', sidorov, '𝐒𝐢𝐝𝐨𝐫𝐨𝐯 𝐀𝐥𝐞𝐤𝐬𝐚𝐧𝐝𝐫 𝐌𝐢𝐤𝐡𝐚𝐢𝐥𝐨𝐯𝐢𝐜𝐡'],
  ['U17', sidorov, '𝕾𝖎𝖉𝖔𝖗𝖔𝖛 𝕬𝖑𝖊𝖐𝖘𝖆𝖓𝖉𝖗 𝕸𝖎𝖐𝖍𝖆𝖎𝖑𝖔𝖛𝖎𝖈𝖍'],
  ['U18', sidorov, 'Ⓢⓘⓓⓞⓡⓞⓥ Ⓐⓛⓔⓚⓢⓐⓝⓓⓡ Ⓜⓘⓚⓗⓐⓘⓛⓞⓥⓘⓒⓗ'],
  ['U19', sidorov, 'sɪᴅᴏʀᴏᴠ ᴀʟᴇᴋsᴀɴᴅʀ ᴍɪᴋʜᴀɪʟᴏᴠɪcʜ'],
  ['U20', 'Mueller Josef Fitzgerald', 'Mueller Josef ﬁtzgerald'],
  ['U21', sidorov, 'Sị́dọ́rọ́v Ạ́lẹ́ksạ́ndr Mikhailovị́ch'.normalize('NFD')],
  ['U22', sidorov, 'Siđørøv Ałeksanđr Mikħaiłøvicħ'],
  ['U23', sidorov, 'Sıdorov Aleksandr Mıkhaılovıch'],
  ['U24', sidorov, 'ſidorov Aleĸſandr Miĸhailovich'],
  ['U25', sidorov, 'ˢⁱdᵒʳᵒv ᵃˡᵉkˢᵃⁿdʳ ᵐⁱkʰᵃⁱˡᵒvⁱcʰ'],
  ['U26', sidorov, 'Sidorov Aleks\u{1F1E6}andr Mikhailovich'],
  ['U27', sidorov, 'Sidorov Aleksandr Mikh\bailovich'],
  ['H01', sidorov, 'Ѕidorov Aleksandr Mikhailovich'],
  ['H02', sidorov, 'Ѕіdоrоv Аlеkѕаndr Міkhаіlоvісh'],
  ['H03', sidorov, 'Sidοrον Αleksandr Μikhailονich'],
  ['H04', sidorov, 'Sidօrօv Aleksɑոdr Mikհɑilօvicհ'],
  ['H05', sidorov, 'ꓢꓲꓓꓳꓣꓳꓦ ꓮꓡꓰꓗꓢꓮꓠꓓꓣ ꓟꓲꓗꓧꓮꓲꓡꓳꓦꓲCꓧ'],
  ['H06', sidorov, 'Siclorov Aleksanclr RNikhailovich'],
  ['H07', sidorov, 'Sldorov AIeksandr MlkhalIovlch'],
  ['L01', sidorov, '5idorov Aleksandr Mikhailovich'],
  ['L02', sidorov, '51d0r0v 4l3k54ndr M1kh41l0v1ch'],
  ['L03', sidorov, '$!dorov @|€k$@ndr M!kh@!|ov!¢h'],
  ['L04', sidorov, 'Sidorov Aleksan*r Mikhailovich'],
  ['L05', sidorov, 'Sid?r?v Aleks?ndr Mikh?il?vich'],
  ['S01', sidorov, 'SidorovAleksandrMikhailovich'],
  ['S02', sidorov, 'S i d o r o v A l e k s a n d r M i k h a i l o v i c h'],
  ['S03', sidorov, 'Sidorov Aleksandr Mikhailov ich'],
  ['S04', sidorov, 'SidorovAleksandr Mikhailovich'],
  ['S05', sidorov, 'Sidorov\u3000Aleksandr\u00A0Mikhailovich'],
  ['S06', sidorov, 'S.i.d.o.r.o.v A.l.e.k.s.a.n.d.r M.i.k.h.a.i.l.o.v.i.c.h'],
  ['S07', sidorov, 'Sidorov\u2011Aleksandr\u2011Mikhailovich'],
  ['S08', sidorov, 'Sidorov A’leksandr Mikhailovich'],
  ['S09', sidorov, 'Sidorov_Aleksandr_Mikhailovich'],
  ['S10', sidorov, 'Sidorov\r\n\tAleksandr\r\n\tMikhailovich'],
  ['S11', sidorov, '"Sidorov" (Aleksandr) "Mikhailovich"'],
  ['O01', sidorov, 'Aleksandr Mikhailovich Sidorov'],
  ['O02', sidorov, 'Mikhailovich Aleksandr Sidorov'],
  ['O03', sidorov, 'Sidorov Mikhailovich'],
  ['O04', sidorov, 'Sidorov Mikhailovich'],
  ['O05', sidorov, 'Sidorov A. M.'],
  ['O06', sidorov, 'Sidorov'],
  ['O07', sidorov, 'Sidorov Robert Aleksandr Mikhailovich'],
  ['O08', sidorov, 'Sidorov Aleksandr Mikhailovich Sidorov Aleksandr Mikhailovich'],
  ['O09', sidorov, 'Sidorov-Smith Aleksandr Mikhailovich'],
  ['O10', sidorov, 'Sidorov Aleksandr'],
  ['O11', sidorov, 'vorodiS rdnaskelA hcivoliahkiM'],
  ['E01', sidorov, 'Sidorov Aleksandr Mikhailoivch'],
  ['E02', sidorov, 'Sidorov Aleksandr Mikhailovch'],
  ['E03', sidorov, 'Sidorov Alekssandr Mikhailovich'],
  ['E04', rashidi, 'Al-Rashidi Mohamed Abdul Khaliq bin Yusuf'],
  ['E05', sidorov, 'Sidorpv Aleksandr Mikhailovich'],
  ['E06', sidorov, 'Kidorov Aleksandr Mikhailovich'],
  ['E07', sidorov, 'idorov leksandr ikhailovich'],
  ['E08', sidorov, 'Sidorov Aleksandr Mihaeilovich'],
  ['E09', sidorov, 'Sidorov Aleksandr Mikhoilovich'],
  ['E10', sidorov, 'Sdrv Alksndr Mkhlvch'],
  ['E11', sidorov, 'Sidorov Aleksandr Mi'],
  ['P01', rashidi, 'Al-Rashidi Mehmet Abdul Khaliq bin Yusuf'],
  ['P02', rashidi, 'El Rashidi Mohammed Abdul Khaliq bin Yusuf'],
  ['P03', rashidi, 'Al-Rashidi Mohammed AbdelKhaliq bin Yusuf'],
  ['P04', sidorov, 'Sidorov Aleksandr Mihailovich'],
  ['P05', rashidi, 'Al-Rashidi Mohammed Abdul Khaliq bin Iusuf'],
  ['P06', sidorov, 'Sidoroff Aleksandr Mikhailovich'],
  ['P07', sidorov, 'Sidorov Aleksandr Mikhailovitsch'],
  ['P08', rashidi, 'Al-Rashidi Mohammed Abdul Khaliq bin Iusuf'],
  ['P09', sidorov, 'Sidorow Aleksandr Mikhailowich'],
  ['P10', 'Mueller Josef Fitzgerald', 'Müller Josef Fitzgerald'],
  ['P11', sidorov, 'сидоров александр михаилович'],
  ['P12', sidorov, 'Sidorov Aleksandr Mikailovic'],
  ['P13', sidorov, 'Sidorrov Alleksandr Mikhaillovich'],
  ['P14', rashidi, 'Al-Rashidi Mohammed Abdul Khalich bin Yusuf'],
  ['K01', sidorov, 'Dr. Haji Sheikh Sidorov Aleksandr Mikhailovich'],
  ['K02', rashidi, 'Al-Rashidi Mohammed Abdul Khaliq Yusuf'],
  ['K03', sidorov, 'Sidorov Sasha Mikhailovich'],
  ['K04', sidorov, 'Sidorov Alexander Mikhailovich'],
  ['K05', sidorov, 'Sidorov Aleksandr Mikhailovich Jr. III'],
  ['F01', sidorov, 'S&#105;d&#111;r&#111;v Al&#101;ks&#97;ndr M&#105;kh&#97;&#105;l&#111;v&#105;ch'],
  ['F02', sidorov, 'S%69d%6fr%6fv Al%65ks%61ndr M%69kh%61%69l%6fv%69ch'],
  ['F03', sidorov, 'SidÃ¶rov AleksÃ¡ndr Mikhailovich'],
  ['F05', sidorov, 'payment for invoice 4411 on behalf of Sidorov Aleksandr Mikhailovich'],
  ['F06', sidorov, 'John Smith / Sidorov Aleksandr Mikhailovich'],
  ['F07', sidorov, 'Sidorov Aleksandr Mikhailovich c/o 12345-A'],
  ['F08', sidorov, 'Sidorov 1975 Aleksandr Mikhailovich'],
  ['B01', 'Apex OOO', 'Apex LLC'],
  ['B01', 'SIS d.o.o.', 'SIS DOO'],
  ['B02', 'Apex OOO', 'Apex'],
  ['B03', 'Apex OOO', 'OOO Apex'],
  ['B04', 'Kornwald & Sons', 'Kornwald und Sons'],
  ['B05', 'Velmaris International', 'Velmaris Intl'],
  ['B06', 'Velmaris Gulf Shipping LLC', 'VGS LLC'],
  ['B07', 'VGS LLC', 'Velmaris Gulf Shipping LLC'],
  ['B08', 'Velmaris Trading LLC', 'Velmaris Import Export LLC'],
  ['B11', 'First Velmaris Bank', '1st Velmaris Bank'],
  ['B12', 'Krayinvestbank', 'Krasnodar Regional Investment Bank'],
  ['B14', 'Aerocaribbean', 'Aero Caribbean'],
  ['B16', 'Velmaris Bank', 'The Velmaris Bank'],
  ['B17', 'Velmaris Bank', 'velmarisbank.com'],
  ['B20', 'Almaz Antey', 'Almaz Antey Telecom'],
  ['X02', 'محمد', 'محـمد'],
  ['X03', 'فاطمة', 'فاطمه'],
  ['X04', 'مکارم', 'مكارم'],
  ['X05', 'בן-צורים', 'בן־צורים'],
  ['X06', '志强', '志強'],
  ['X07', 'Mao', 'Máo'],
  ['X08', 'Zhuo Yuansong', 'Yuansong Zhuo'],
  ['X09', '공라온', '공 라 온'],
  ['X10', 'ダイチ', 'だいち'],
  ['X11', 'Фёдор', 'Федор'],
  ['X12', 'Volodymyr Hurkaliuk', 'Vladimir Hurkaliuk'],
  ['X13', 'Γεώργιος', 'Γεώργιοσ'],
  ['X15', 'Işıktepe Elif', 'IŞIKTEPE ELİF'],
  ['X16', 'Sidorov Ivan', 'сидоров Ivan'],
  ['X17', 'Nguyễn Đức Thắng', 'Nguyen Duc Thang'],
  ['X18', 'Evaristo Quintanares Jarandilla', 'Evaristo Quintanares'],
  ['X19', 'Þorsteinn Ragnarsson', 'Ragnarsson, Thorsteinn'],
  ['X20', 'Tewodros Bekele', 'Tewodros Bekele Kebede'],
]

const seedsTried = 20_000

describe('evasions of names', () => {
  test.each(examples)('%s writes "%s" as "%s"', (id, from, to) => {
    const { apply } = nameEvasions.find((one) => one.id === id)!
    let seed = 0
    while (seed < seedsTried && apply(from, seededRandom(seed)) !== to) seed += 1
    expect(apply(from, seededRandom(seed))).toBe(to)
  })

  test.each(nameEvasions)(
    '$id ($what) is deterministic, changes the name or declines, and applies somewhere',
    (evasion) => {
      let applied = 0
      for (let seed = 0; seed < 1000; seed++) {
        const name =
          seed % 2 === 0 ? inventPerson(seededRandom(seed)).name[0]! : inventParty(seededRandom(seed)).name[0]!
        const written = evasion.apply(name, seededRandom(seed))
        expect(evasion.apply(name, seededRandom(seed))).toBe(written)
        expect(written).not.toBe(name)
        if (written !== null) applied += 1
      }
      const isRare = ['B07', 'B04'].includes(evasion.id)
      expect(applied > 0 || isRare).toBe(true)
    },
  )

  test('keep the letters where they only hide them', () => {
    for (const { id, apply } of personNameEvasions.filter(({ id }) => /^U(0[1-9]|1[0234]|2[67])$/.test(id))) {
      const written = apply(sidorov, seededRandom(9))!
      expect(`${id} ${written.replace(/[^A-Za-z ]/gu, '')}`).toBe(`${id} ${sidorov}`)
    }
  })

  test('are all there: every id of the corpus once', () => {
    const counts = { U: 27, H: 7, L: 5, S: 12, O: 11, E: 11, P: 14, K: 5, F: 8, B: 20, V: 9, D: 18, X: 20 }
    const expected = Object.entries(counts).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, at) => `${family}${String(at + 1).padStart(2, '0')}`),
    )
    const ids = [...nameEvasions, ...partyEvasions].map(({ id }) => id)
    expect(ids.toSorted()).toEqual(expected.toSorted())
    expect(personNameEvasions.filter((one) => evasionFloor(one) === null).map(({ id }) => id)).toEqual(['O06', 'O11'])
  })
})

describe('evasions of parties', () => {
  test.each(partyEvasions)('$id ($what) is deterministic and changes the party or declines', (evasion) => {
    let applied = 0
    for (let seed = 0; seed < 6000; seed++) {
      const party = inventParty(seededRandom(seed))
      const written = evasion.applyToParty(party, seededRandom(seed))
      expect(evasion.applyToParty(party, seededRandom(seed))).toEqual(written)
      if (written === null) continue
      expect(written).not.toEqual(party)
      applied += 1
    }
    expect(applied).toBeGreaterThan(0)
  })
})
