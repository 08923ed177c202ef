// What verifying the log found, in words: which record, what about it, and what the anchors say.

import type { AnchorDelivery, LogFault, LogVerdict, PageVerdict } from '../../audit/index.ts'
import { anchorSentence, type StoredLogVerdict } from '../../services/index.ts'
import { counted, printable } from './style.ts'

type Verdict = LogVerdict | StoredLogVerdict

const sentences: Readonly<Record<LogFault['kind'], string>> = {
  'record-altered': 'was changed after it was written',
  'record-missing': 'is missing',
  'record-inserted': 'was put in later',
  'records-swapped': 'is not in its place: records were put in another order',
  'records-rewritten': 'or a later one under the same checkpoint was written anew',
  'sequence-wrong': 'does not bear its place in the log',
  'header-altered': 'and all others cannot be read: the file does not begin as an export does',
  'frame-damaged': 'cannot be read: the file is damaged there',
  'cut-off': 'and what followed was cut off',
  'table-altered': 'is as it was signed, but its entry in the table of the export was changed',
  'checkpoint-altered': 'follows a checkpoint that was not signed with the key in force',
  'end-altered': 'would follow: the end of the export was changed',
  unsigned: 'and what follows is under no checkpoint',
  'key-unknown': 'and all others are not signed with the key that was given, or with none at all',
  'since-invalid': 'or a later one: a checkpoint given with --since was never signed by this log',
  'rolled-back': 'and later ones are missing: an earlier checkpoint saw them',
  forked: 'or a later one is not the one that an earlier checkpoint saw',
}
const noKey = 'No key was given with --pubkey: the log agrees with itself, and nothing else was compared.\n'

/** The verdict for people. */
export function verdictText(verdict: Verdict): string {
  const { isIntact, records, checkpoints, root, key, isKeyKnown } = verdict
  const faults = verdict.faults.map((fault) => `  ${faultSentence(fault)}\n`).join('')
  const unsigned = 'unsigned' in verdict && verdict.unsigned > 0 ? `, ${verdict.unsigned} more not yet signed` : ''
  const counts = `${counted(records, 'record')} under ${counted(checkpoints, 'checkpoint')}${unsigned}`
  const head = `${isIntact ? 'intact' : 'NOT INTACT'}  ${counts}\n`
  const signed = `root ${root}${key === null ? '' : `, signed by ${printable(key)}`}\n`
  const anchors = 'anchors' in verdict ? verdict.anchors : []
  const said = anchors.map((one) => `${printable(anchorSentence(one))}\n`).join('')
  return `${head}${faults}${signed}${said}${isKeyKnown ? '' : noKey}`
}

/** The verdict as JSON lines: a fault each, then the trailer. */
export function verdictLines(verdict: Verdict): string {
  const { faults, frontier: _, ...rest } = verdict
  const rows = faults.map((fault) => ({ ...fault, sentence: faultSentence(fault) }))
  return [...rows, { end: true, rows: faults.length, ...rest }].map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** What a page proves; the record is shown from the bytes that were proven. */
export function pageText({ isIntact, record, fault }: PageVerdict, isJsonl: boolean): string {
  if (isJsonl) return `${JSON.stringify({ end: true, rows: 0, isIntact, record, fault })}\n`
  if (record === null) return `NOT PROVEN  ${fault ?? ''}\n`
  const { sequence, recordedAt, kind, actor, body } = record
  const head = printable(`proven  record ${sequence}: ${kind} by ${actor}, recorded ${recordedAt}`)
  return `${head}\n${JSON.stringify(body, null, 2).split('\n').map(printable).join('\n')}\n`
}

/** What became of a checkpoint at the anchors. */
export function deliveriesText(deliveries: readonly AnchorDelivery[]): string {
  const said = ({ failure }: AnchorDelivery): string => (failure === null ? 'has it' : `failed: ${printable(failure)}`)
  return deliveries.map((one) => `${printable(one.name)} ${said(one)}\n`).join('')
}

function faultSentence({ kind, position, end }: LogFault): string {
  const where = end - position > 1 ? `record ${position} (up to ${end - 1})` : `record ${position}`
  return `${where} ${sentences[kind]} (${kind})`
}
