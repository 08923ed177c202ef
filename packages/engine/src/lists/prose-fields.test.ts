// What issuers say in prose in a fixed wording is read into fields, and stays prose beside them.

import { expect, test } from 'vitest'
import type { ListFormat } from './reading.ts'
import { mustRead, readContents } from './testing/list-files.ts'
import { sampleLists } from './testing/sample-lists.ts'

async function readWith(format: ListFormat, from: string, to: string) {
  const contents = [...(sampleLists.find((sample) => sample.format === format)?.contents ?? [])]
  const changed = contents.map(([name, bytes]) => {
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain(from)
    return [name, new TextEncoder().encode(text.replaceAll(from, to))] as const
  })
  const [party] = mustRead(await readContents(new Map(changed))).parties
  if (party === undefined) throw new Error('the sample has a party')
  return party
}

test('the parents that the comments of the UN name', async () => {
  const comments =
    'Mother’s name: Odalys ben Quill. Father’s name is Anselm Quill (HTi.002), brother’s name: Ulf. Grandfather’s name: Bo.'
  const party = await readWith('un-xml', 'Wears hats &amp; feathers.', comments)
  expect([party.motherName, party.fatherName]).toEqual([['Odalys ben Quill'], ['Anselm Quill']])
  expect(party.remarks).toContain(comments)
})

test('the gender as the British list wrote it until 2020', async () => {
  const party = await readWith('gb-ofsi-csv', '(Gender):Male', 'Gender: female.')
  expect(party.gender).toBe('female')
})

test('the link that the CSL takes over in the remarks of OFAC', async () => {
  const party = await readWith('us-csl-csv', 'Wears hats.', 'Wears hats; (Linked To: MARROW (PANAMA) TRADING)')
  expect(party.links).toMatchObject([{ type: 'linked-to', toName: 'MARROW (PANAMA) TRADING' }])
})
