// Compares two versions of one statement and names what the later one lost, raised or changed (vetting §5.3, law L11). It
// reads words, not minds: what it finds is for a person to look at, and nothing follows from it by itself.

import { compareModality } from '../modality.ts'
import type { Drift, StatementVersion } from './drift.ts'
import { denialIn, modalityOf } from './modality-words.ts'
import { quantityDrift } from './quantity-drift.ts'
import { referentDrift } from './referent-drift.ts'
import { alignSentences } from './sentences.ts'
import { tieDrift } from './tie-drift.ts'

/** What the later version did to the earlier one, kind by kind; empty where nothing was found. */
export function findDrift(before: StatementVersion, after: StatementVersion): Drift[] {
  const ties = tieDrift(before.text, after.text)
  return [
    ...quantityDrift(before.text, after.text),
    ...ties,
    ...(ties.length > 0 ? [] : modalityDrift(before.text, after.text)),
    ...referentDrift(before, after),
    ...denialDrift(before.text, after.text),
    ...attributionDrift(before.text, after.text),
  ]
}

function modalityDrift(before: string, after: string): Drift[] {
  return alignSentences(before, after).flatMap((pair): Drift[] => {
    if (pair.after === null) return []
    const [earlier, later] = [modalityOf(pair.before), modalityOf(pair.after)]
    if (compareModality(later.modality, earlier.modality) <= 0) return []
    const because = later.words === '' ? 'said outright now' : `from ${earlier.modality} to ${later.modality}`
    return [{ kind: 'raised-modality', before: earlier.words, after: later.words, because }]
  })
}

function denialDrift(before: string, after: string): Drift[] {
  return alignSentences(before, after).flatMap((pair): Drift[] => {
    const word = denialIn(pair.before)
    if (word === null || denialIn(pair.after ?? after) !== null) return []
    const because = 'what was denied or not known is no longer said to be'
    return [{ kind: 'dropped-denial', before: pair.before, after: pair.after ?? '', because }]
  })
}

const unnamed =
  /\b(?:officials?|sources?|people familiar|persons familiar|insiders?|aides?)\b|\b(?:unnamed|anonym\w+)\b/iu
const saying =
  /\baccording to\b|\b(?:said|says|denied|denies|told|reported|reports|noted|announced|stated|wrote|confirmed|acknowledged|disclosed)\b|\bper\s+\p{Lu}/iu

function attributionDrift(before: string, after: string): Drift[] {
  const [earlier, saidBefore] = [unnamed.exec(before), saying.exec(before)]
  if (saidBefore === null) return []
  const saidNow = saying.exec(after)
  if (saidNow === null)
    return [{ kind: 'lost-attribution', before: saidBefore[0], after: '', because: 'nobody is said to have said it' }]
  if (earlier === null || unnamed.test(after)) return []
  const because = 'unnamed people said it; now somebody else does'
  return [{ kind: 'raised-attribution', before: earlier[0], after: saidNow[0], because }]
}
