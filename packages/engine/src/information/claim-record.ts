// All claims and what was done to them, as known at any time. A retraction reaches everything that rests on the claim,
// claims and figures and people reached alike, at a cost that follows what depends on it (issue 7 g).

import { compareText } from '../base/index.ts'
import { confirmationProblem } from './attribution.ts'
import { type Claim, claimProblems } from './claim.ts'

export type ClaimStatus = 'live' | 'corrected' | 'retracted' | 'contradicted'

/** What a named person, or a recorded denial that a named person entered, does to a claim. */
export interface ClaimAct {
  readonly kind: Exclude<ClaimStatus, 'live'>
  readonly claimId: string
  /** The claim that denies or corrects it; a retraction needs none. */
  readonly byClaimId: string | null
  readonly personId: string
  readonly recordedAt: string
  readonly because: string
}

/** Whatever rests on claims: a link, a campaign, a person reached, a figure. */
export interface DerivedItem {
  readonly id: string
  readonly kind: string
  readonly fromClaims: readonly string[]
}

export type RecordAnswer = { readonly ok: true } | { readonly ok: false; readonly problems: readonly string[] }

export interface Marked {
  readonly id: string
  /** `claim`, or the kind of the derived item. */
  readonly kind: string
  readonly status: Exclude<ClaimStatus, 'live'>
  /** The claim that the act was about. */
  readonly becauseOf: string
}

/** Append-only: claims, acts and what rests on them. */
export class ClaimRecord {
  readonly #claims = new Map<string, Claim>()
  readonly #acts = new Map<string, ClaimAct[]>()
  readonly #dependants = new Map<string, { id: string; kind: string }[]>()
  readonly #items = new Map<string, DerivedItem>()

  readonly find = (id: string): Claim | undefined => this.#claims.get(id)

  /** Appends a claim, or says everything that keeps it out. */
  append(claim: Claim): RecordAnswer {
    const problems = claimProblems(claim, this.find)
    if (problems.length === 0 && claim.grade?.credibility === 1) {
      const unconfirmed = confirmationProblem([claim], (id) => (this.#acts.has(id) ? undefined : this.find(id)))
      if (unconfirmed !== null) problems.push(unconfirmed)
    }
    if (problems.length > 0) return { ok: false, problems }
    this.#claims.set(claim.id, claim)
    for (const id of claim.derivedFrom) this.#depend(id, { id: claim.id, kind: 'claim' })
    return { ok: true }
  }

  /** Notes that something rests on claims, so that a retraction reaches it. */
  attach(item: DerivedItem): RecordAnswer {
    const missing = item.fromClaims.filter((id) => !this.#claims.has(id))
    const problems = missing.map((id) => `${item.kind} ${item.id} rests on ${id}, which is not recorded`)
    if (item.fromClaims.length === 0) problems.push(`${item.kind} ${item.id} rests on no claim: name what it rests on`)
    if (this.#items.has(item.id) || this.#claims.has(item.id)) problems.push(`${item.id} is recorded already`)
    if (problems.length > 0) return { ok: false, problems }
    this.#items.set(item.id, item)
    for (const id of item.fromClaims) this.#depend(id, { id: item.id, kind: item.kind })
    return { ok: true }
  }

  /** Records an act and gives everything that it marks, nearest first. */
  mark(act: ClaimAct): RecordAnswer & { readonly marked: readonly Marked[] } {
    const problems = this.#actProblems(act)
    if (problems.length > 0) return { ok: false, problems, marked: [] }
    const acts = this.#acts.get(act.claimId) ?? []
    this.#acts.set(act.claimId, [...acts, act])
    return { ok: true, marked: this.#reach(act) }
  }

  /** What stands of a claim or an item as known at an instant, and the claims that made it so. */
  statusOf(id: string, knownAt: string): { readonly status: ClaimStatus; readonly becauseOf: readonly string[] } {
    const becauseOf: string[] = []
    let status: ClaimStatus = 'live'
    const seen = new Set<string>()
    const queue = [id]
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      if (seen.has(one)) continue
      seen.add(one)
      const acts = (this.#acts.get(one) ?? []).filter(({ recordedAt }) => recordedAt <= knownAt)
      const last = acts.at(-1)
      if (last !== undefined) {
        becauseOf.push(one)
        if (status === 'live') status = last.kind
      }
      queue.push(...(this.#claims.get(one)?.derivedFrom ?? this.#items.get(one)?.fromClaims ?? []))
    }
    return { status, becauseOf: becauseOf.toSorted(compareText) }
  }

  #actProblems(act: ClaimAct): string[] {
    const problems: string[] = []
    if (!this.#claims.has(act.claimId)) problems.push(`there is no claim ${act.claimId}`)
    if (act.personId.trim() === '') problems.push('a claim is marked by a named person')
    if (act.because.trim() === '') problems.push(`say why ${act.claimId} is ${act.kind}`)
    if (act.kind !== 'retracted' && this.find(act.byClaimId ?? '') === undefined)
      problems.push(`${act.claimId} is ${act.kind} by a claim: record that claim first`)
    return problems
  }

  #depend(on: string, dependant: { id: string; kind: string }): void {
    const all = this.#dependants.get(on)
    if (all === undefined) this.#dependants.set(on, [dependant])
    else all.push(dependant)
  }

  #reach({ claimId, kind }: ClaimAct): Marked[] {
    const marked: Marked[] = [{ id: claimId, kind: 'claim', status: kind, becauseOf: claimId }]
    const seen = new Set([claimId])
    for (let position = 0; position < marked.length; position += 1)
      for (const dependant of this.#dependants.get(marked[position]!.id) ?? [])
        if (!seen.has(dependant.id)) {
          seen.add(dependant.id)
          marked.push({ ...dependant, status: kind, becauseOf: claimId })
        }
    return marked
  }
}
