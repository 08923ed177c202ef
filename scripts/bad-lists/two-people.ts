// Two invented people who are enrolled in a store and release what the gate holds, as the rule wants it.

import { generateKeyPairSync } from 'node:crypto'
import {
  approveProposal,
  enrolFounder,
  proposalKinds,
  propose,
  type ServiceContext,
  type SignedAct,
  type SigningKey,
  signAct,
  signingKey,
} from '../../packages/hindsight/src/services/index.ts'

/** Enrols two people and gives what they do together. */
export async function twoPeople(context: ServiceContext): Promise<{ release(versionId: string): Promise<void> }> {
  const people = new Map<string, SigningKey>()
  const act = (operator: string, kind: string, payload: Readonly<Record<string, unknown>>): SignedAct => {
    const key = people.get(operator)
    if (key === undefined) throw new Error(`nobody is called ${operator}`)
    const { store, now, newId } = context
    return signAct(key, { kind, payload, operator, at: now(), store: store.storeId, nonce: newId() })
  }
  for (const id of ['anna', 'bert']) {
    const key = signingKey(generateKeyPairSync('ed25519').privateKey)
    people.set(id, key)
    await enrolFounder(act(id, 'enrol', { name: id, publicKey: key.publicKey }), context)
  }
  const journey = { context, kinds: proposalKinds }
  return {
    async release(versionId) {
      const payload = { reason: 'it is right', notice: 'https://example.org/notice' }
      const made = await propose(act('anna', 'propose', { kind: 'list-release', target: versionId, payload }), journey)
      await approveProposal(act('bert', 'approve', { proposalId: made.proposalId }), journey)
    },
  }
}
