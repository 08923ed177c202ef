// The policy of a screening as it was, kept once under its hash among the bytes that are kept: a replay needs its content,
// not its name (law L3).

import { createHash } from 'node:crypto'
import type { Policy } from '@hindsight/engine/matching'
import { canonicalJson } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { StoreTransaction, StoreView } from '../../store/index.ts'

/** Keeps a policy and gives its hash, SHA-256 of its canonical JSON in hex. */
export async function keepPolicy({ lists }: Pick<StoreTransaction, 'lists'>, policy: Policy): Promise<string> {
  const content = Buffer.from(canonicalJson(policy))
  const sha256 = createHash('sha256').update(content).digest('hex')
  await lists.keepFile({ name: `policy-${policy.version}.json`, sha256, bytes: content.length }, content)
  return sha256
}

/** The policy that was kept. Throws `CommandError` where it is not there. */
export async function loadKeptPolicy({ lists }: Pick<StoreView, 'lists'>, sha256: string): Promise<Policy> {
  const content = await lists.fileBytes(sha256)
  const what = `the policy ${sha256.slice(0, 12)}`
  if (content === null) throw new CommandError('record-damaged', { what, reason: 'it is not there' })
  // It was a policy when it was kept, of the engine of then, and its bytes are the same.
  return JSON.parse(Buffer.from(content).toString()) as Policy
}
