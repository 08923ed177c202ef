// Numbers of two versions: bounds that were lost, numbers and units that changed.

import { isSameBounds } from '../bounds.ts'
import { findQuantities, type QuantityMention } from '../find-quantities.ts'
import type { Drift } from './drift.ts'

/** Differences between the numbers of an earlier and a later text. What the later one leaves out is no difference. */
export function quantityDrift(before: string, after: string): Drift[] {
  const earlier = findQuantities(before)
  const later = findQuantities(after)
  const taken = new Set<QuantityMention>()
  const alone: QuantityMention[] = []
  const drifts: Drift[] = []
  for (const one of earlier.filter(isNumber)) {
    const other = partnerOf(one, later, taken)
    if (other === undefined) alone.push(one)
    else {
      taken.add(other)
      drifts.push(...differences(one, other))
    }
  }
  const free = later.filter((other) => !taken.has(other) && isNumber(other))
  return [...drifts, ...replaced(alone, free, taken), ...shareDrift(earlier, later, taken)]
}

const isNumber = ({ nominal, share }: QuantityMention): boolean => nominal !== null || share === null

/** The same number in the later text, rather one that counts the same noun. */
function partnerOf(
  one: QuantityMention,
  later: readonly QuantityMention[],
  taken: ReadonlySet<QuantityMention>,
): QuantityMention | undefined {
  const same = later.filter(
    (other) => !taken.has(other) && isNumber(other) && other.nominal === one.nominal && meetsRange(one, other),
  )
  return (
    same.find(({ noun }) => noun !== null && noun === one.noun) ??
    same.find(({ unit }) => unit === one.unit) ??
    same.find(({ unit }) => unit !== 'other' || one.unit === 'other')
  )
}

function meetsRange(one: QuantityMention, other: QuantityMention): boolean {
  return (
    one.nominal !== null || (one.bounds !== null && other.bounds !== null && isSameBounds(one.bounds, other.bounds))
  )
}

function differences(one: QuantityMention, other: QuantityMention): Drift[] {
  const drifts: Drift[] = []
  const say = (kind: Drift['kind'], because: string) =>
    drifts.push({
      kind,
      before: `${one.words} ${one.noun ?? ''}`.trim(),
      after: `${other.words} ${other.noun ?? ''}`.trim(),
      because,
    })
  if (one.bounds !== null && other.bounds !== null && !isSameBounds(one.bounds, other.bounds)) {
    const isLost = other.bounds.min === other.bounds.max
    if (isLost) say('lost-qualifier', `"${one.qualifiers.join(' ')}" is gone`)
    else say('changed-number', 'other bounds')
  }
  if (one.unit !== other.unit && one.unit !== 'unknown' && other.unit !== 'unknown')
    say('changed-unit', `it counted ${one.noun}, now ${other.noun}`)
  return drifts
}

/** A number that is gone and one that is new and counts the same: in the order of the texts. */
function replaced(
  gone: readonly QuantityMention[],
  free: readonly QuantityMention[],
  taken: Set<QuantityMention>,
): Drift[] {
  return gone.flatMap((one): Drift[] => {
    const other = free.find(
      (candidate) =>
        !taken.has(candidate) &&
        (candidate.unit === one.unit || candidate.unit === 'unknown' || one.unit === 'unknown') &&
        (candidate.unit !== 'other' || candidate.noun === one.noun),
    )
    if (other === undefined) return []
    taken.add(other)
    if (one.bounds !== null && other.bounds !== null && isSameBounds(one.bounds, other.bounds)) return []
    return [{ kind: 'changed-number', before: one.words, after: other.words, because: 'another number' }]
  })
}

const partialWords =
  /\b(?:some|several|certain|a few|a number|a handful|part|one|two|three|four|five|many) of\b|\ba few\b|\bseveral\b/iu

/** `some of them` becomes `them`, or `most of them`. */
function shareDrift(
  earlier: readonly QuantityMention[],
  later: readonly QuantityMention[],
  taken: ReadonlySet<QuantityMention>,
): Drift[] {
  const shares = later.filter(({ share }) => share !== null)
  return earlier.flatMap((one): Drift[] => {
    if (one.share === null || one.share === 'all') return []
    if (shares.some(({ share }) => share === one.share)) return []
    const [other] = shares
    if (other !== undefined)
      return [{ kind: 'changed-number', before: one.words, after: other.words, because: 'another share' }]
    const number = later.find((candidate) => !taken.has(candidate) && isNumber(candidate) && candidate.unit !== 'other')
    if (number !== undefined && !partialWords.test(one.words))
      return [{ kind: 'changed-number', before: one.words, after: number.words, because: 'a share became a number' }]
    return [{ kind: 'lost-qualifier', before: one.words, after: '', because: `"${one.words}" is gone` }]
  })
}
