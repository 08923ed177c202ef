// Why a listed party is no possible match for a subject: what came nearest, each rule that kept it down with its numbers,
// and what would change the answer. Law L9: from the numbers that decided, and by scoring again.

import type { PartyId } from '../model/index.ts'
import { alignReadings } from './align.ts'
import { compareParties, scoreOf } from './compare.ts'
import type { Comparison, FeatureId, Finding, NameAlignment } from './comparison.ts'
import { explainWords, type PreparedSides } from './explained-words.ts'
import type { ExplainedPair } from './explanation.ts'
import { areComparable } from './kinds.ts'
import { nameSimilarity } from './name-similarity.ts'
import type { NameRules, Policy } from './policy.ts'
import { type ComparedParties, pairInQuestion } from './suppose.ts'
import { type WouldChange, whyNotChanges } from './why-not-changes.ts'
import { whyNotSentence } from './why-not-sentence.ts'

/** How far the pair got: nothing in common, names too little alike to count, scored too low, or a possible match. */
export type WhyNotState = 'not-comparable' | 'unrelated' | 'below-floor' | 'below-threshold' | 'possible-match'

export type KeptDownRule =
  | 'not-comparable'
  | 'no-word-agrees'
  | 'our-words-unpaired'
  | 'their-words-unpaired'
  | 'words-not-identical'
  | 'floor'
  | 'little-besides'
  | FeatureId

/** A rule that kept the pair down. */
export interface KeptDown {
  readonly rule: KeptDownRule
  readonly because: string
  /** What the rule speaks of: words or values. */
  readonly values: readonly string[]
  /** Similarity of the names as they are and without what the rule speaks of; null where it is not about names. */
  readonly similarity: { readonly with: number; readonly without: number } | null
  /** Points that it takes and the score without them; null where it is about names. */
  readonly points: { readonly effect: number; readonly scoreWithout: number } | null
}

export interface WhyNot {
  readonly partyId: PartyId
  readonly state: WhyNotState
  readonly score: number
  readonly threshold: number
  /** Points on the log-odds scale that are missing; null where nothing was scored. */
  readonly missingPoints: number | null
  /** The highest threshold at which the pair is a possible match; null where a policy may not set it so low. */
  readonly reachedAt: number | null
  /** The nearest pair of names, also where it is below the floor and was not counted. */
  readonly nearest: NameAlignment | null
  readonly words: readonly ExplainedPair[]
  readonly findings: readonly Finding[]
  readonly reasons: readonly KeptDown[]
  /** What would change the answer: what makes a possible match first, with the least that is supposed. */
  readonly changes: readonly WouldChange[]
  readonly sentence: string
}

/** Explains why the party is no possible match for the subject; for one that is, says so. */
export function whyNot(
  compared: ComparedParties,
  comparison: Comparison = compareParties(compared.subject, compared.party, compared.policy),
): WhyNot {
  const { subject, party, policy } = compared
  const pair = pairInQuestion(compared, comparison)
  const scored = comparison.findings.find(({ feature }) => feature === 'name')?.alignment
  const isComparable = areComparable(subject.schema, party.schema)
  const nearest = scored ?? nearestNames(pair, policy)
  const state = stateOf(comparison, { isComparable, nearest })
  const { score, findings } = comparison
  const reasons = state === 'possible-match' ? [] : reasonsOf({ compared, comparison, nearest, state })
  const known = {
    partyId: party.id,
    state,
    score,
    threshold: policy.threshold,
    missingPoints: score === 0 ? null : Math.max(0, logit(policy.threshold) - logit(score)),
    reachedAt: score >= policy.lowestThreshold ? score : null,
    nearest,
    words: nearest === null ? [] : explainWords(nearest, pair),
    findings,
    reasons,
  }
  const changes = state === 'possible-match' ? [] : whyNotChanges(pair, nearest)
  return { ...known, changes, sentence: whyNotSentence({ ...known, changes }, policy) }
}

const logit = (score: number): number => Math.log(score / (1 - score))

interface Seen {
  readonly isComparable: boolean
  readonly nearest: NameAlignment | null
}

function stateOf({ isHit, score }: Comparison, { isComparable, nearest }: Seen): WhyNotState {
  if (isHit) return 'possible-match'
  if (!isComparable) return 'not-comparable'
  if (score > 0) return 'below-threshold'
  return nearest === null ? 'unrelated' : 'below-floor'
}

/** The pair of names with the highest similarity, without the floor; null where no word that names someone agrees. */
export function nearestNames({ ours, theirs }: PreparedSides, policy: Policy): NameAlignment | null {
  const rules: NameRules = { ...policy.name, floor: 0 }
  let best: NameAlignment | null = null
  for (const { name: ourName, reading: ourReading } of ours.readings) {
    for (const { name: theirName, reading: theirReading } of theirs.readings) {
      const found = alignReadings(ourReading, theirReading, rules)
      if (found === null || found.similarity <= (best?.similarity ?? 0)) continue
      best = { ours: ourName.raw, theirs: theirName.raw, theirQuality: theirName.quality, ...found }
    }
  }
  return best
}

interface ReasonParts {
  readonly compared: ComparedParties
  readonly comparison: Comparison
  readonly nearest: NameAlignment | null
  readonly state: WhyNotState
}

function reasonsOf({ compared, comparison, nearest, state }: ReasonParts): KeptDown[] {
  const { subject, party, policy } = compared
  const reasons: KeptDown[] = []
  if (state === 'not-comparable') {
    const because = `a ${subject.schema} is not compared with a ${party.schema}`
    reasons.push({
      rule: 'not-comparable',
      because,
      values: [subject.schema, party.schema],
      similarity: null,
      points: null,
    })
  }
  if (nearest === null) reasons.push(noWordAgrees(compared))
  else reasons.push(...nameReasons(nearest, policy, state))
  reasons.push(...besidesReasons(comparison.findings))
  if (
    state === 'below-threshold' &&
    !comparison.findings.some(({ feature, effect }) => feature !== 'name' && effect !== 0)
  ) {
    const because = 'nothing besides the name was compared, neither for nor against it'
    reasons.push({ rule: 'little-besides', because, values: [], similarity: null, points: null })
  }
  return reasons
}

function noWordAgrees({ subject, party }: ComparedParties): KeptDown {
  const values = [subject.name[0] ?? '', party.name[0] ?? '']
  const because = 'no word that names someone agrees, in any spelling that is compared'
  return { rule: 'no-word-agrees', because, values, similarity: null, points: null }
}

function nameReasons(nearest: NameAlignment, policy: Policy, state: WhyNotState): KeptDown[] {
  const { pairs, ourUnpaired, theirUnpaired, similarity } = nearest
  const rules = policy.name
  const without = (rest: Partial<NameAlignment>) => ({
    with: similarity,
    without: nameSimilarity({ ...nearest, ...rest }, rules),
  })
  const reasons: KeptDown[] = []
  if (ourUnpaired.length > 0) {
    const values = ourUnpaired.map(({ word }) => word)
    const because = `only the subject has ${values.join(', ')}`
    reasons.push({
      rule: 'our-words-unpaired',
      because,
      values,
      similarity: without({ ourUnpaired: [] }),
      points: null,
    })
  }
  if (theirUnpaired.length > 0) {
    const values = theirUnpaired.map(({ word }) => word)
    const because = `only the list has ${values.join(', ')}`
    reasons.push({
      rule: 'their-words-unpaired',
      because,
      values,
      similarity: without({ theirUnpaired: [] }),
      points: null,
    })
  }
  const unlike = pairs.filter((pair) => pair.similarity < 1)
  if (unlike.length > 0) {
    const values = unlike.map(({ ours, theirs, similarity: alike }) => `${ours} / ${theirs} (${alike.toFixed(2)})`)
    const equal = pairs.map((pair) => ({ ...pair, similarity: 1, excess: { ours: 0, theirs: 0 } }))
    const because = `not written the same: ${values.join(', ')}`
    reasons.push({ rule: 'words-not-identical', because, values, similarity: without({ pairs: equal }), points: null })
  }
  if (state !== 'below-floor') return reasons
  const because = `names less alike than ${rules.floor} count for nothing, and these are ${similarity.toFixed(3)}`
  return [...reasons, { rule: 'floor', because, values: [], similarity: null, points: null }]
}

/** Findings besides the name that speak against the pair, each with the score that there would be without it. */
function besidesReasons(findings: readonly Finding[]): KeptDown[] {
  const against = findings.filter(({ feature, effect }) => feature !== 'name' && effect < 0)
  return against
    .toSorted((a, b) => a.effect - b.effect)
    .map((finding) => {
      const scoreWithout = scoreOf(findings.filter((other) => other !== finding))
      const { feature: rule, because, ours, theirs, effect } = finding
      return { rule, because, values: [...ours, ...theirs], similarity: null, points: { effect, scoreWithout } }
    })
}
