// What became of a list that arrived, in words: its outcome, what changed, and what the gate held it for.

import type { GateStep } from '@hindsight/engine/lists'
import { type ExitCode, exitCodes } from '../../config/index.ts'
import type { AddedList, ArrivalReport } from '../../services/index.ts'
import { faultsText } from './coverage-text.ts'
import { counted, grouped, printable, type Style } from './style.ts'

/** 0 for live and unchanged, 1 for held (somebody has to look), 3 for refused. */
export function exitOfArrival({ receipt, version, live }: AddedList): ExitCode {
  if (receipt.outcome === 'refused') return exitCodes.unavailable
  const isLive = version !== null && live?.versionId === version.versionId
  return isLive ? exitCodes.clear : exitCodes.review
}

/** The outcome with its reasons and what to do. */
export function arrivalText(added: AddedList, style: Style): string {
  const { receipt, version, live, report, faults } = added
  const from = printable(receipt.source)
  const rest = live === null ? 'nothing is live of this list' : `${live.versionId} stays live`
  if (receipt.outcome === 'refused') {
    return `${style.unavailable('refused')}  ${receipt.listId} from ${from}; ${rest}\n${faultsText({ faults })}`
  }
  const facts = [
    version?.versionId ?? receipt.listId,
    counted(version?.parties ?? 0, 'party', 'parties'),
    ...((version?.rejects ?? 0) > 0 ? [counted(version?.rejects ?? 0, 'reject')] : []),
    version?.publishedAt == null ? 'without a date of publication' : `published ${version.publishedAt.slice(0, 10)}`,
  ].join(' · ')
  if (receipt.outcome === 'unchanged') return `${style.clear('unchanged')}  ${facts} (from ${from})\n`
  if (receipt.outcome === 'live') return `${style.clear('live')}  ${facts} (from ${from})\n${changeText(added)}`
  const held = heldText(report?.gate.steps ?? [])
  const by = report?.heldBy == null ? '' : `  held by ${report.heldBy.by}: ${printable(report.heldBy.reason)}\n`
  const cut = report?.cut == null ? '' : cutText(report.cut)
  const next = version === null ? '' : `  ${style.dim(releaseHint(version.versionId))}\n`
  return `${style.review('held')}  ${facts} (from ${from}); ${rest}\n${changeText(added)}${by}${cut}${held}${next}`
}

type Cut = NonNullable<ArrivalReport['cut']>

function changeText({ version }: AddedList): string {
  const { figures } = (version?.stats ?? { figures: null }) as { figures: Readonly<Record<string, number>> | null }
  if (figures === null) return '  first version of this list\n'
  const { added = 0, changed = 0, removed = 0, reidentified = 0, unchanged = 0 } = figures
  const ids = reidentified === 0 ? '' : `, ${reidentified} under a new id`
  return `  ${added} added, ${changed} changed, ${removed} removed${ids}, ${unchanged} unchanged\n`
}

/** What held and why, then what to do, each remedy once. */
function heldText(steps: readonly GateStep[]): string {
  const held = steps.flatMap(({ number, step, checks }) =>
    checks.filter(({ verdict }) => verdict === 'held').map((check) => ({ number, step, ...check })),
  )
  const reasons = held.map(({ number, step, sentence }) => `  step ${number} (${step}): ${printable(sentence)}\n`)
  const remedies = new Set(held.flatMap(({ remedy }) => remedy ?? []))
  return [...reasons, ...[...remedies].map((remedy) => `  ${printable(remedy)}\n`)].join('')
}

function cutText({ file, bytes, versionId, wholeBytes }: Cut): string {
  const sizes = `${grouped(bytes)} of ${grouped(wholeBytes)} bytes`
  return `  ${printable(file)} is cut: it is only the beginning of ${versionId}, ${sizes}. Fetch it again.\n`
}

function releaseHint(versionId: string): string {
  return `Two operators can release it: hindsight lists release ${versionId} --reason WHY --notice URL --as OPERATOR`
}

/** The same as a JSON object. */
export function arrivalRow({ receipt, version, live, report, faults }: AddedList): object {
  const { listId, receiptId, outcome, receivedAt, source, files } = receipt
  const figures = (version?.stats as { figures?: unknown } | undefined)?.figures ?? null
  return {
    listId,
    outcome,
    version: version?.versionId ?? null,
    live: live?.versionId ?? null,
    epoch: live?.epoch ?? null,
    publishedAt: version?.publishedAt ?? null,
    receivedAt,
    source,
    receiptId,
    files,
    format: version?.format ?? null,
    profile: version?.profile ?? null,
    sha256: version?.sha256 ?? null,
    records: version?.records ?? 0,
    parties: version?.parties ?? 0,
    rejects: version?.rejects ?? 0,
    figures,
    gate: report?.gate ?? null,
    heldBy: report?.heldBy ?? null,
    cut: report?.cut ?? null,
    faults,
  }
}
