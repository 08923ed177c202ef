// What every store keeps of operators, their keys and acts, and proposals.

import { expect, it } from 'vitest'
import type { Operator, OperatorKey, Proposal } from './operator-area.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'
const later = '2026-01-02T00:00:00.000Z'

const ada: Operator = { operatorId: 'ada', name: 'Ada Lindqvist', enrolledAt: at, endedAt: null }
const keyOf = (keyId: string, operatorId: string): OperatorKey => ({
  keyId,
  operatorId,
  publicKey: `public-${keyId}`,
  enrolledAt: at,
  revokedAt: null,
})
const open: Proposal = {
  proposalId: 'proposal-1',
  kind: 'list-release',
  target: 'x_list@2026-01-01',
  payload: { reason: 'read, and right', lines: [1, 2] },
  proposedBy: 'ada',
  proposedAt: at,
  proposalActId: 'act-1',
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  decisionActId: null,
}

/** The suite of operators. */
export function operatorContract(placed: Placed): void {
  it('keeps people with all their keys, and ends both once', async (context) => {
    const store = await (await placed(context))()
    await store.write(async ({ operators }) => {
      await operators.enrol(ada, keyOf('k1', 'ada'))
      await operators.addKey(keyOf('k2', 'ada'))
      await operators.revokeKey('k1', later)
      await operators.revokeKey('k1', '2026-01-03T00:00:00.000Z')
      await operators.endOperator('ada', later)
      await operators.endOperator('ada', '2026-01-03T00:00:00.000Z')
    })
    await store.read(async ({ operators }) => {
      expect(await operators.find('ada')).toEqual({ ...ada, endedAt: later })
      expect(await operators.all()).toHaveLength(1)
      expect(await operators.keys('ada')).toEqual([{ ...keyOf('k1', 'ada'), revokedAt: later }, keyOf('k2', 'ada')])
      expect([await operators.find('eve'), await operators.key('k3'), await operators.keys('eve')]).toEqual([
        null,
        null,
        [],
      ])
    })
  })

  it('refuses the same operator or key a second time', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ operators }) => operators.enrol(ada, keyOf('k1', 'ada')))
    const again = store.write(({ operators }) => operators.enrol(ada, keyOf('k2', 'ada')))
    await expect(again).rejects.toMatchObject({ code: 'store-exists' })
    const sameKey = store.write(({ operators }) => operators.enrol({ ...ada, operatorId: 'bo' }, keyOf('k1', 'bo')))
    await expect(sameKey).rejects.toMatchObject({ code: 'store-exists' })
    expect(await store.read(({ operators }) => operators.find('bo'))).toBeNull()
  })

  it('keeps acts as they were signed, byte for byte', async (context) => {
    const store = await (await placed(context))()
    const act = {
      actId: 'act-1',
      kind: 'list-release',
      signedText: '{"reason":"größer \\u0000 \u{1f600}","z":1}',
      operatorId: 'ada',
      keyId: 'k1',
      signature: 'c2ln',
      at,
    }
    await store.write(async ({ operators }) => {
      await operators.enrol(ada, keyOf('k1', 'ada'))
      await operators.recordAct(act)
    })
    expect(await store.read(({ operators }) => operators.act('act-1'))).toEqual(act)
    const unknown = store.write(({ operators }) => operators.recordAct({ ...act, actId: 'act-2', keyId: 'k9' }))
    await expect(unknown).rejects.toThrow(/foreign key/iu)
  })

  it('decides a proposal once, whoever else tries', async (context) => {
    const place = await placed(context)
    const [mine, theirs] = [await place(), await place()]
    await mine.write(({ operators }) => operators.propose(open))
    const decision = { decidedAt: later, decisionActId: 'act-2' }
    const decided = await Promise.all([
      mine.write(({ operators }) =>
        operators.decide('proposal-1', { ...decision, state: 'approved', decidedBy: 'bo' }),
      ),
      theirs.write(({ operators }) =>
        operators.decide('proposal-1', { ...decision, state: 'rejected', decidedBy: 'cy' }),
      ),
    ])
    expect(decided.filter((isMine) => isMine)).toHaveLength(1)
    const kept = await mine.read(({ operators }) => operators.proposal('proposal-1'))
    const [state, decidedBy] = decided[0] ? ['approved', 'bo'] : ['rejected', 'cy']
    expect(kept).toEqual({ ...open, ...decision, state, decidedBy })
    expect(
      await mine.write(({ operators }) =>
        operators.decide('nothing', { ...decision, state: 'approved', decidedBy: 'bo' }),
      ),
    ).toBe(false)
  })

  it('finds proposals by kind, target and state in the order of their recording', async (context) => {
    const store = await (await placed(context))()
    const another = { ...open, proposalId: 'a-2', kind: 'policy', target: 'policy-2' }
    await store.write(async ({ operators }) => {
      for (const proposal of [open, another, { ...open, proposalId: 'a-3' }]) await operators.propose(proposal)
      const decision = { decidedBy: 'bo', decidedAt: later, decisionActId: 'act-2' }
      await operators.decide('proposal-1', { ...decision, state: 'withdrawn' })
    })
    const ids = (filter: object): Promise<readonly string[]> =>
      store.read(async ({ operators }) => (await operators.proposals(filter)).map(({ proposalId }) => proposalId))
    expect(await ids({})).toEqual(['proposal-1', 'a-2', 'a-3'])
    expect(await ids({ kind: 'policy' })).toEqual(['a-2'])
    expect(await ids({ target: open.target, state: 'open' })).toEqual(['a-3'])
    expect(await ids({ state: 'approved' })).toEqual([])
  })
}
