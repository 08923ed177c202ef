// Reads a policy file. Everything that is not stated keeps the default; anything unknown or out of range is named.

import { defaultPolicy, type Policy } from './policy.ts'

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly string[] }

type Tree = { readonly [key: string]: number | string | Tree }

/** Effects that speak against a pair may not be positive, those that speak for it not negative. */
const negativeEffects = /Different$|Off$|InYear$|AtFloor$/

export function parsePolicy(json: unknown): PolicyReading {
  const problems: string[] = []
  if (!isTree(json)) return { ok: false, problems: ['a policy is a JSON object; see `hindsight screen --help`'] }
  const version = json['version']
  if (typeof version !== 'string' || version === '')
    problems.push('version: a policy names its version, e.g. "2026.1-eu"')
  if (version === defaultPolicy.version) problems.push(`version: "${version}" is the built-in policy; choose another`)
  const policy = mergeTree(defaultPolicy as unknown as Tree, json, { path: '', problems }) as unknown as Policy
  if (problems.length === 0) checkRanges(policy, problems)
  return problems.length === 0 ? { ok: true, policy } : { ok: false, problems }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface MergeContext {
  readonly path: string
  readonly problems: string[]
}

function mergeTree(base: Tree, over: Tree, { path, problems }: MergeContext): Tree {
  const merged: Record<string, number | string | Tree> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const place = path === '' ? key : `${path}.${key}`
    const known = Object.hasOwn(base, key) ? base[key] : undefined
    if (known === undefined) problems.push(`${place}: unknown; known here: ${Object.keys(base).join(', ')}`)
    else if (isTree(known) && isTree(value)) merged[key] = mergeTree(known, value, { path: place, problems })
    else if (typeof known !== typeof value || !isFiniteOrText(value)) {
      problems.push(`${place}: ${JSON.stringify(value)} is not a ${isTree(known) ? 'table' : typeof known}`)
    } else merged[key] = value
  }
  return merged
}

function isFiniteOrText(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

/** Shares and similarities lie in [0, 1], floors leave room above them, prices are not negative. */
function rangeOf(key: string): readonly [number, number] {
  if (/Similarity$|Share$/.test(key)) return [0, 1]
  if (/^floor$|Floor$/.test(key)) return [0.3, 0.95]
  // Below 1, words that the index takes for too far apart would be alike.
  if (key === 'otherName') return [1, 10]
  return /^(?:editSlope|loanSlope|nameCurve|rarityHalf|evidenceRest)$/.test(key) ? [0.1, 10] : [0, 10]
}

function checkRanges(policy: Policy, problems: string[]): void {
  const within = (place: string, value: number, [low, high]: readonly [number, number]): void => {
    if (value < low || value > high) problems.push(`${place}: ${value} is not between ${low} and ${high}`)
  }
  within('lowestThreshold', policy.lowestThreshold, [defaultPolicy.lowestThreshold, 0.99])
  within('threshold', policy.threshold, [policy.lowestThreshold, 0.999])
  within('mediumFrom', policy.mediumFrom, [policy.threshold, 1])
  within('strongFrom', policy.strongFrom, [policy.mediumFrom, 1])
  if (policy.rarity !== defaultPolicy.rarity) {
    problems.push(`rarity: this engine has the table ${defaultPolicy.rarity} only`)
  }
  for (const [key, value] of Object.entries(policy.name)) {
    if (typeof value === 'number') within(`name.${key}`, value, rangeOf(key))
  }
  for (const [role, weight] of Object.entries(policy.name.roleWeight)) within(`name.roleWeight.${role}`, weight, [0, 1])
  for (const [kind, cost] of Object.entries(policy.name.edits)) within(`name.edits.${kind}`, cost, [0, 1])
  for (const [key, effect] of Object.entries(policy.effect)) {
    within(`effect.${key}`, effect, negativeEffects.test(key) ? [-10, 0] : [0, 10])
  }
}
