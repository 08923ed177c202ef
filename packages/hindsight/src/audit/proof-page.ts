// One page of plain text, 80 columns at most, that proves one record to be in the log: the record, its place, the path to
// the root, and the signed checkpoint. It can be printed, and verified without the log (law L14).

import { openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { decodeRecord, type LogRecord } from './log-record.ts'
import { rootFromInclusion } from './proofs.ts'
import { decodeBase64, type VerifierKey } from './signed-note.ts'
import { type Hash, hashBytes, hashLeaf } from './tree.ts'

export interface ProofPage {
  /** The bytes of the record. */
  readonly record: Uint8Array
  readonly sequence: number
  readonly proof: readonly Hash[]
  /** The signed note that covers it. */
  readonly checkpoint: string
}

export interface PageVerdict {
  readonly isIntact: boolean
  /** What is proven to have been recorded; null where nothing is. */
  readonly record: LogRecord | null
  /** What is wrong, in words. */
  readonly fault: string | null
}

const title = 'Hindsight: proof that a record is in the log'
const lineColumns = 76
const keyNote = `To verify: hindsight audit verify --pubkey FILE PAGE, or with any SHA-256 and
Ed25519 after RFC 6962 section 2.1.1. FILE holds the key of the log, from
someone whom you trust: a key printed here would prove nothing.`

/** The page. The record is ASCII by construction, and stands there whole, broken into lines. */
export function writeProofPage({ record, sequence, proof, checkpoint }: ProofPage): string {
  const text = Buffer.from(record).toString('latin1')
  const lines = text.match(new RegExp(`.{1,${lineColumns}}`, 'gu')) ?? []
  const path = proof.map((hash) => `  ${hash.toString('base64')}\n`).join('')
  const recordLines = lines.map((line) => `| ${line}\n`).join('')
  const folded = foldNote(checkpoint)
  return `${title}\n\nRecord ${sequence}\n${recordLines}\nPath to the root\n${path}\nCheckpoint\n${folded}\n${keyNote}\n`
}

/** Verifies a page with the key of its log. Every byte of it is either proven or as it is always written. */
export function verifyProofPage(text: string, key: VerifierKey): PageVerdict {
  const page = parseProofPage(text)
  if (page === null) return faulty('it is not a whole page, or was changed in form')
  const checkpoint = openCheckpoint(page.checkpoint, key)
  if (checkpoint === null) return faulty('the checkpoint was not signed with this key')
  const { sequence: index, proof, record: bytes } = page
  const root = rootFromInclusion({ index, size: checkpoint.size, leaf: hashLeaf(bytes), proof })
  if (root?.equals(checkpoint.root) !== true) return faulty('the record is not under the root of the checkpoint')
  const record = decodeRecord(bytes)
  if (record?.sequence !== index) return faulty('the record does not bear its place in the log')
  return { isIntact: true, record, fault: null }
}

/** True where a text begins as a page does. */
export function isProofPage(text: string): boolean {
  return text.startsWith(`${title}\n`)
}

/** Reads a page; null where writing it again would give any other text. */
function parseProofPage(text: string): ProofPage | null {
  const match =
    /\n\nRecord (0|[1-9]\d{0,15})\n((?:\| .*\n)+)\nPath to the root\n((?: {2}\S+\n)*)\nCheckpoint\n((?:(?: {2}.+)?\n)+)\nTo /u.exec(
      text,
    )
  const [, sequence = '', record = '', path = '', checkpoint = ''] = match ?? []
  const proof = path
    .split('\n')
    .slice(0, -1)
    .map((line) => decodeBase64(line.trim()))
  if (match === null || !proof.every((hash) => hash?.length === hashBytes)) return null
  const page: ProofPage = {
    record: Buffer.from(record.replace(/^\| (.*)\n/gmu, '$1'), 'latin1'),
    sequence: Number(sequence),
    proof: proof.filter((hash) => hash !== null),
    checkpoint: unfoldNote(checkpoint),
  }
  return readCheckpoint(page.checkpoint) !== null && writeProofPage(page) === text ? page : null
}

/** Each line of a note is indented, and broken where it is longer than the page is wide. */
function foldNote(note: string): string {
  const fold = (line: string): string => (line.match(/.{1,74}/gu) ?? []).join('\n  + ')
  const lines = note.split('\n').slice(0, -1)
  return lines.map((line) => (line === '' ? '\n' : `  ${fold(line)}\n`)).join('')
}

function unfoldNote(folded: string): string {
  return folded.replaceAll(/\n {2}\+ /gu, '').replaceAll(/^ {2}/gmu, '')
}

function faulty(fault: string): PageVerdict {
  return { isIntact: false, record: null, fault }
}
