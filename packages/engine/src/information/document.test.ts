// Text that breaks off is marked, never completed.

import { describe, expect, it } from 'vitest'
import { findTruncated, partialBecause, quote } from './index.ts'

describe('a sentence that breaks off', () => {
  it.each([
    'They spoke of a heightened concern over the Varn Front and its.',
    'All was well. They spoke of a heightened concern over',
    'The office said that ...',
    'The office said that […]',
    'The first sentence ends. The second one just stops at some word',
    'The office named three people,',
  ])('%s', (text) => {
    expect(findTruncated(text)).toHaveLength(1)
  })

  it.each([
    'The war is over.',
    'They came in. Nobody asked what for.',
    'Harbour Office Finds 400 People',
    'Harbour Office Finds 400 People\nThe office said so on Monday.',
    'He asked: "Is that all?"',
    '',
  ])('but not: %s', (text) => {
    expect(findTruncated(text)).toEqual([])
  })
})

it('a quotation keeps its words and place, and is marked where it touches what breaks off', () => {
  const text = 'The office was calm. It spoke of a heightened concern over the Varn Front and its.'
  expect(quote('d1', text, { start: 0, end: 20 })).toMatchObject({ text: 'The office was calm.', isTruncated: false })
  expect(quote('d1', text, { start: 31, end: text.length })).toMatchObject({ isTruncated: true })
  for (const span of [
    { start: 3, end: 3 },
    { start: -1, end: 3 },
    { start: 0, end: 999 },
    { start: 0.5, end: 3 },
  ])
    expect(quote('d1', text, span)).toBeUndefined()
})

it('a document says of itself that the rest is behind a wall', () => {
  expect(partialBecause('More was said. To Read The Full Story, log in here')).toContain('To Read The Full Story')
  expect(partialBecause('They logged in to the port at noon.')).toBeNull()
})
