// Law L12 and L6 against broken files: each class of malformed file has its outcome, and no record is lost without a word.

import { describe, expect, test } from 'vitest'
import { mustRead, readContents } from './testing/list-files.ts'
import { malformedCases } from './testing/malformed.ts'
import { sampleLists } from './testing/sample-lists.ts'

describe.each(sampleLists)('$format', (sample) => {
  test.each(malformedCases(sample).map((item) => ({ ...item })))('$name: $expected', async ({ contents, expected }) => {
    const result = await readContents(contents, { mapping: sample.mapping, format: sample.format })
    if (expected === 'refused') {
      expect(result.state).toBe('refused')
      if (result.state !== 'refused') return
      expect(result.faults.length).toBeGreaterThan(0)
      for (const fault of result.faults) {
        expect(fault.message).not.toBe('')
        expect(fault.remedy).not.toBe('')
        expect(fault.place.file).not.toBe('')
      }
      return
    }
    const whole = mustRead(await readContents(sample.contents, { mapping: sample.mapping }))
    const reading = mustRead(result)
    expect(reading.parties.length + reading.rejects.length).toBe(reading.records)
    expect(reading.records).toBe(sample.records)
    expect(reading.rejects.length).toBe(whole.rejects.length + (expected === 'rejects' ? 1 : 0))
    for (const reject of reading.rejects) expect(reject.reason).not.toBe('')
  })
})

test.each(sampleLists)(
  '$format: cut at any character, it is refused, or says that it ends without a line end',
  async (sample) => {
    const content = sample.contents.get(sample.primary) as Uint8Array
    const whole = mustRead(await readContents(sample.contents, { mapping: sample.mapping }))
    const lost: number[] = []
    for (let end = 0; end < content.length; end += Math.max(1, Math.floor(content.length / 700))) {
      const contents = new Map([...sample.contents, [sample.primary, content.subarray(0, end)]])
      const result = await readContents(contents, { mapping: sample.mapping, format: sample.format })
      if (result.state === 'read' && result.records !== whole.records) lost.push(end)
    }
    // Only JSON lines and rows under a header can be cut exactly behind a record; nothing in the file would tell.
    const isUndetectable = (end: number): boolean => {
      const text = new TextDecoder().decode(content.subarray(0, end))
      return /[\n}]$/u.test(text) || (/["\d]$/u.test(text) && content[end] === 0x0a)
    }
    expect(
      lost.filter(
        (end) => !(/json|csv|denied/u.test(sample.format) && !sample.format.startsWith('ofac') && isUndetectable(end)),
      ),
    ).toEqual([])
  },
)
