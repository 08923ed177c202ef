// A subject on record, and the proof of a screening, as pages on the terminal.

import type { ScreeningProof, ShownSubject } from '../../services/index.ts'
import { columns, printable, type Style } from './style.ts'

/** Everything on record about a subject. */
export function subjectText({ head, versions, monitoring, roles, screenings }: ShownSubject, style: Style): string {
  const isMonitored = head.isMonitored ? 'monitored' : 'not monitored'
  const parts = [
    `${style.bold(printable(head.subjectId))}  version ${head.version}, ${isMonitored}, screened up to lists ${head.watermark.listEpoch}\n`,
  ]
  for (const { version, recordedAt, validFrom, stored } of versions) {
    const since = validFrom === null ? '' : `, true from ${validFrom}`
    parts.push(`\nversion ${version}, recorded ${recordedAt}${since}\n`)
    parts.push(stored === null ? '  erased: its values can be read by nobody\n' : valuesText(stored))
  }
  for (const change of monitoring) {
    const word = change.isMonitored ? 'monitored' : 'not monitored'
    parts.push(`\n${change.recordedAt}  ${word}: ${printable(change.reason)}\n`)
  }
  for (const { groupId, role } of roles) parts.push(`${printable(role)} in ${printable(groupId)}\n`)
  for (const { screeningId, state, recordedAt } of screenings)
    parts.push(`${recordedAt}  ${state}  screening ${screeningId}\n`)
  return parts.join('')
}

type Stored = NonNullable<ShownSubject['versions'][number]['stored']>

function valuesText({ subject, quality }: Stored): string {
  const { origin, identifiers, addresses, birthDate } = subject
  const rows: string[][] = [
    ['  schema', subject.schema],
    ['  name', subject.name.join('; ')],
    ['  alias', subject.alias.join('; ')],
    ['  birth date', birthDate.map(({ value }) => value).join('; ')],
    ['  gender', subject.gender ?? ''],
    ['  identifiers', identifiers.map(({ type, value }) => `${type} ${value}`).join('; ')],
    ['  addresses', addresses.map(({ full }) => full ?? '').join('; ')],
  ]
  const stated = rows.filter(([, value]) => value !== '').map(([label = '', value = '']) => [label, printable(value)])
  const known = Object.entries(quality).filter(([, state]) => state !== 'missing' && state !== 'self-reported')
  const notes =
    known.length === 0 ? '' : `  quality: ${known.map(([field, state]) => `${field} ${state}`).join(', ')}\n`
  const from = Object.values(origin).flat().map(printable).join('; ')
  return `${columns(stated)}${notes}${from === '' ? '' : `  not used in scoring: ${from}\n`}`
}

/** The proof of one screening, at most 80 columns. */
export function proofText(proof: ScreeningProof): string {
  const { subjectId, version, runId, screenedAt, watermark, state, digest, run, inclusion } = proof
  const lists = (
    run.coverage as readonly { readonly listVersion: string | null; readonly sha256: string | null }[]
  ).map(({ listVersion, sha256 }) => `  ${listVersion ?? 'never loaded'}\n    sha256 ${sha256 ?? 'none'}\n`)
  const word = state === 'clear' ? 'clear' : `${state}\n  digest ${digest ?? ''}`
  return [
    `Screening of ${printable(subjectId)}, version ${version}: ${word}\n`,
    `  in run ${runId}\n  at ${screenedAt}, lists ${watermark.listEpoch}, policy ${run.policyId}, engine ${run.engine}\n`,
    `  configuration\n    ${run.configHash}\n`,
    `Compared with\n${lists.join('')}`,
    `Commitment to what was screened\n  ${proof.commitment}\n`,
    `Leaf ${inclusion.index} of ${inclusion.size}\n  ${inclusion.leaf}\n`,
    `Path\n${inclusion.path.map((hash) => `  ${hash}\n`).join('')}`,
    `Root of the population, as the log holds it\n  ${inclusion.root}\n`,
  ].join('')
}
