// Nobody acts without a key, nobody in another's name, and nobody alone where two are needed: by any route.

import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type TestContext, temporaryStore } from '../../testing/temporary-store.ts'
import { proposalKinds } from '../proposal-kinds.ts'
import { addOwnKey, endOwnEnrolment, enrolFounder, listOperators, revokeOwnKey } from './enrolment.ts'
import { signingKey } from './key-file.ts'
import { approveProposal, type ProposalKinds, propose, rejectProposal, withdrawProposal } from './proposals.ts'
import { type ActContent, type SignedAct, type SigningKey, signAct } from './signed-act.ts'

function newKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey)
}

interface Person {
  readonly id: string
  readonly key: SigningKey
}

function act(
  context: TestContext,
  { id, key }: Person,
  { kind, payload = {}, ...other }: Partial<ActContent> & Pick<ActContent, 'kind'>,
): SignedAct {
  const base = { kind, payload, operator: id, at: context.now(), store: context.store.storeId, nonce: context.newId() }
  return signAct(key, { ...base, ...other })
}

async function enrol(context: TestContext, id: string): Promise<Person> {
  const person = { id, key: newKey() }
  const payload = { name: `Person ${id}`, publicKey: person.key.publicKey }
  await enrolFounder(act(context, person, { kind: 'enrol', payload }), context)
  return person
}

const effects: string[] = []
const kinds: ProposalKinds = {
  ...proposalKinds,
  test: {
    check: () => Promise.resolve(),
    apply(_, { proposal }) {
      effects.push(proposal.target)
      return Promise.resolve()
    },
  },
}

const proposal = (target: string): Pick<ActContent, 'kind' | 'payload'> => ({
  kind: 'propose',
  payload: { kind: 'test', target, payload: { reason: 'because' } },
})

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? String(thrown)
  }
}

describe('enrolment', () => {
  it('is free for two people, and takes two afterwards', async () => {
    const context = await temporaryStore()
    const anna = await enrol(context, 'anna')
    const bert = await enrol(context, 'bert')
    expect(await refusal(enrol(context, 'carl'))).toBe('enrolment-needs-two')
    const payload = {
      kind: 'operator-enrol',
      target: 'carl',
      payload: { name: 'Carl', publicKey: newKey().publicKey },
    }
    const made = await propose(act(context, anna, { kind: 'propose', payload }), { context, kinds })
    const approval = act(context, bert, { kind: 'approve', payload: { proposalId: made.proposalId } })
    await approveProposal(approval, { context, kinds })
    expect((await listOperators(context)).map(({ operator }) => operator.operatorId)).toContain('carl')
  })

  it('does not open again when both have left', async () => {
    const context = await temporaryStore()
    for (const id of ['anna', 'bert']) {
      const person = await enrol(context, id)
      await endOwnEnrolment(act(context, person, { kind: 'end-enrolment' }), context)
    }
    expect(await refusal(enrol(context, 'carl'))).toBe('enrolment-needs-two')
  })

  it('takes no key that is somebody else’s', async () => {
    const context = await temporaryStore()
    const anna = await enrol(context, 'anna')
    const twin = { id: 'bert', key: anna.key }
    const payload = { name: 'Bert', publicKey: anna.key.publicKey }
    expect(await refusal(enrolFounder(act(context, twin, { kind: 'enrol', payload }), context))).toBe('key-exists')
  })
})

describe('a signed act', () => {
  it.each<[string, (context: TestContext, anna: Person, bert: Person) => SignedAct, string]>([
    ['with a key that nobody enrolled', (c, { id }) => act(c, { id, key: newKey() }, proposal('x')), 'key-unknown'],
    ['in the name of another', (c, anna, bert) => act(c, { id: bert.id, key: anna.key }, proposal('x')), 'act-refused'],
    ['for another store', (c, anna) => act(c, anna, { ...proposal('x'), store: 'other' }), 'act-refused'],
    ['of an hour ago', (c, anna) => act(c, anna, { ...proposal('x'), at: '2026-03-01T11:00:00.000Z' }), 'act-refused'],
    ['of another kind', (c, anna) => act(c, anna, { ...proposal('x'), kind: 'approve' }), 'act-refused'],
    [
      'whose text was changed after signing',
      (c, anna) => {
        const signed = act(c, anna, proposal('x'))
        return { ...signed, signedText: signed.signedText.replace('"x"', '"y"') }
      },
      'act-refused',
    ],
    [
      'with another person’s signature',
      (c, anna, bert) => ({
        ...act(c, anna, proposal('x')),
        signature: act(c, bert, proposal('x')).signature,
      }),
      'act-refused',
    ],
  ])('%s does nothing', async (_, make, code) => {
    const context = await temporaryStore()
    const [anna, bert] = [await enrol(context, 'anna'), await enrol(context, 'bert')]
    expect(await refusal(propose(make(context, anna, bert), { context, kinds }))).toBe(code)
    expect(await context.store.read(({ operators }) => operators.proposals({}))).toEqual([])
  })

  it('counts once', async () => {
    const context = await temporaryStore()
    const signed = act(context, await enrol(context, 'anna'), proposal('x'))
    const made = await propose(signed, { context, kinds })
    expect(made.state).toBe('open')
    expect(await refusal(propose(signed, { context, kinds }))).toBe('act-twice')
  })

  it('counts no more once its key is revoked or its person has left', async () => {
    const context = await temporaryStore()
    const [anna, bert] = [await enrol(context, 'anna'), await enrol(context, 'bert')]
    await revokeOwnKey(act(context, anna, { kind: 'revoke-key', payload: { keyId: anna.key.keyId } }), context)
    await endOwnEnrolment(act(context, bert, { kind: 'end-enrolment' }), context)
    expect(await refusal(propose(act(context, anna, proposal('x')), { context, kinds }))).toBe('key-revoked')
    expect(await refusal(propose(act(context, bert, proposal('x')), { context, kinds }))).toBe('operator-ended')
  })
})

describe('two people', () => {
  it('are two: one person with two keys is one', async () => {
    const context = await temporaryStore()
    const anna = await enrol(context, 'anna')
    const second = newKey()
    await addOwnKey(act(context, anna, { kind: 'add-key', payload: { publicKey: second.publicKey } }), context)
    const { proposalId } = await propose(act(context, anna, proposal('two-keys')), { context, kinds })
    const approval = act(context, { id: 'anna', key: second }, { kind: 'approve', payload: { proposalId } })
    expect(await refusal(approveProposal(approval, { context, kinds }))).toBe('same-person')
    expect(effects).not.toContain('two-keys')
    const rejection = act(context, { id: 'anna', key: second }, { kind: 'reject', payload: { proposalId } })
    expect(await refusal(rejectProposal(rejection, { context, kinds }))).toBe('same-person')
  })

  it('decide once, whoever is faster', async () => {
    const context = await temporaryStore()
    const [anna, bert] = [await enrol(context, 'anna'), await enrol(context, 'bert')]
    const { proposalId } = await propose(act(context, anna, proposal('race')), { context, kinds })
    const approvals = Array.from({ length: 8 }, () => act(context, bert, { kind: 'approve', payload: { proposalId } }))
    const outcomes = await Promise.all(approvals.map((each) => refusal(approveProposal(each, { context, kinds }))))
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBe(1)
    expect(outcomes.filter((outcome) => outcome === 'proposal-decided').length).toBe(7)
    expect(effects.filter((target) => target === 'race').length).toBe(1)
  })

  it('may take back what is their own, and only that', async () => {
    const context = await temporaryStore()
    const [anna, bert] = [await enrol(context, 'anna'), await enrol(context, 'bert')]
    const { proposalId } = await propose(act(context, anna, proposal('back')), { context, kinds })
    const withdrawal = { kind: 'withdraw', payload: { proposalId } }
    expect(await refusal(withdrawProposal(act(context, bert, withdrawal), { context, kinds }))).toBe('proposal-not-own')
    expect((await withdrawProposal(act(context, anna, withdrawal), { context, kinds })).state).toBe('withdrawn')
    const late = act(context, bert, { kind: 'approve', payload: { proposalId } })
    expect(await refusal(approveProposal(late, { context, kinds }))).toBe('proposal-decided')
  })

  it('are both in the log, with what they signed', async () => {
    const context = await temporaryStore()
    const [anna, bert] = [await enrol(context, 'anna'), await enrol(context, 'bert')]
    const { proposalId } = await propose(act(context, anna, proposal('logged')), { context, kinds })
    await approveProposal(act(context, bert, { kind: 'approve', payload: { proposalId } }), { context, kinds })
    const records = await context.store.read(async ({ log }) => {
      const texts: string[] = []
      for await (const batch of log.entries(0, await log.size())) {
        texts.push(...batch.map(({ bytes }) => Buffer.from(bytes).toString()))
      }
      return texts.map((text) => JSON.parse(text) as { kind: string; actor: string; act: { text: string } })
    })
    const told = records.map(({ kind, actor }) => [kind, actor])
    expect(told.slice(2)).toEqual([
      ['proposal-made', 'anna'],
      ['proposal-approved', 'bert'],
    ])
    expect(records[3]?.act.text).toContain(proposalId)
  })
})
