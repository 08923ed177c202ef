// Claims, drift, links and marks on a terminal: no statement without its modality, source, grade and standing.

import type { PathStep } from '@hindsight/engine/graph'
import { presentGrade } from '@hindsight/engine/graph'
import type { Drift, Marked } from '@hindsight/engine/information'
import type { ShownClaim, ShownLink, ShownPath } from '../../services/index.ts'
import { counted, printable, type Style } from './style.ts'

export function claimsText(claims: readonly ShownClaim[], style: Style): string {
  if (claims.length === 0) return 'No claim is on record.\n'
  return claims.map((claim) => claimText(claim, style)).join('\n')
}

function claimText(claim: ShownClaim, style: Style): string {
  const { id, subjectId, bearing, text, status, becauseOf, independent, roots, notEvidence, enteredBy, knownAt } = claim
  const standing = status === 'live' ? 'stands' : `${status}: ${becauseOf.join(', ')}`
  const sound =
    text.includes(claim.soundModality) || claim.soundModality === 'no-information'
      ? []
      : [`  to be taken as: ${claim.soundModality}, as what it repeats`]
  return [
    `${style.bold(printable(id))}  about ${printable(subjectId)}, ${bearing}  [${standing}]`,
    `  ${printable(text)}`,
    ...sound,
    `  sources that nothing derives from another: ${printable(roots.join(', '))} (${independent})`,
    ...notEvidence.map((because) => `  no evidence by itself: ${printable(because)}`),
    `  entered by ${printable(enteredBy)} at ${knownAt}\n`,
  ].join('\n')
}

export function driftText(drift: readonly Drift[]): string {
  if (drift.length === 0) return 'Nothing was found that the later version lost, raised or changed.\n'
  return drift
    .map(({ kind, before, after, because }) => {
      return `${kind}: ${printable(because)}\n  before: ${printable(before)}\n  after:  ${printable(after)}\n`
    })
    .join('')
}

/** What was marked, counted by kind, with the campaigns by name since people have to close them. */
export function markedText(marked: readonly Marked[]): string {
  if (marked.length === 0) return ''
  const kinds = [...new Set(marked.map(({ kind }) => kind))]
  const counts = kinds.map((kind) => {
    const count = marked.filter((one) => one.kind === kind).length
    return kind === 'reached' ? counted(count, 'person reached', 'people reached') : counted(count, kind)
  })
  const campaigns = marked.filter(({ kind }) => kind === 'campaign').map(({ id }) => id.slice('campaign:'.length))
  const next = campaigns.map(
    (id) => `Consider closing it: hindsight campaign close ${printable(id)} --because WHY --as OPERATOR\n`,
  )
  return `marked    ${counts.join(', ')}\n${next.join('')}`
}

export function linksText(party: string, links: readonly ShownLink[]): string {
  if (links.length === 0) return `${printable(party)} has no links in force.\n`
  return links
    .map(({ id, kind, from, fromRole, to, toRole, grade, validFrom, validTo, evidenceFor, evidenceAgainst }) => {
      const ends = `${printable(from)} (${fromRole}) and ${printable(to)} (${toRole})`
      const dates = `from ${validFrom ?? 'unknown'} to ${validTo ?? 'unknown'}`
      const evidence = `against: ${noneOr(evidenceAgainst)}; for: ${noneOr(evidenceFor)}`
      return `${printable(id)}  ${ends}: ${kind}, grade ${grade}, ${dates}; ${evidence}\n`
    })
    .join('')
}

export function pathText({ path, weakestGrade }: Pick<ShownPath, 'path' | 'weakestGrade'>): string {
  return `${path.map(stepText).join('')}weakest grade: ${weakestGrade}\n`
}

function stepText({ from, fromRole, to, toRole, kind, grade, evidenceFor, evidenceAgainst }: PathStep): string {
  const ends = `${printable(from)} (${fromRole}) and ${printable(to)} (${toRole})`
  return `${ends}: ${kind}, grade ${presentGrade(grade)}; against: ${noneOr(evidenceAgainst)}; for: ${noneOr(evidenceFor)}\n`
}

function noneOr(ids: readonly string[]): string {
  return ids.length === 0 ? 'none found' : printable(ids.join(', '))
}
