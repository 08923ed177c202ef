// What every store keeps about claims and links.

import { expect, it } from 'vitest'
import type { ClaimMarkRow, ClaimRow, LinkRow } from './information-area.ts'
import type { Placed } from './store.contract.ts'

const recordedAt = '2026-01-01T00:00:00.000Z'

const claim: ClaimRow = {
  claimId: 'c1',
  subjectId: 'network',
  keyId: 'claim c1',
  sealed: Uint8Array.of(1, 2, 3),
  enteredBy: 'anna',
  actId: 'a1',
  recordedAt,
}

const mark: ClaimMarkRow = {
  claimId: 'c1',
  kind: 'contradicted',
  byClaimId: 'c2',
  because: 'denied on record',
  personId: 'anna',
  actId: 'a2',
  recordedAt,
}

const link: LinkRow = {
  linkId: 'l1',
  kind: 'facilitated-by',
  from: 'somebody',
  to: 'guide',
  validFrom: '2026-01-01',
  validTo: null,
  grade: 'B2',
  evidenceFor: ['c1'],
  evidenceAgainst: [],
  actId: 'a3',
  recordedAt,
}

/** The suite of information. */
export function informationContract(placed: Placed): void {
  it('gives claims, marks and links back as they were, in their order', async (context) => {
    const open = await placed(context)
    const store = await open()
    const second = { ...claim, claimId: 'c2', sealed: Uint8Array.of(0) }
    await store.write(async ({ information }) => {
      await information.addClaims([claim])
      await information.addClaims([second])
      await information.addClaimMarks([mark, { ...mark, kind: 'retracted', byClaimId: null }])
      await information.addLinks([link, { ...link, linkId: 'l2', validFrom: null, evidenceAgainst: ['c2'] }])
    })
    const again = await open()
    await again.read(async ({ information }) => {
      expect((await information.claims()).map((row) => ({ ...row, sealed: [...row.sealed] }))).toEqual([
        { ...claim, sealed: [1, 2, 3] },
        { ...second, sealed: [0] },
      ])
      expect(await information.claimMarks()).toEqual([mark, { ...mark, kind: 'retracted', byClaimId: null }])
      expect(await information.links()).toEqual([
        link,
        { ...link, linkId: 'l2', validFrom: null, evidenceAgainst: ['c2'] },
      ])
    })
  })

  it('takes a claim or a link once', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ information }) => information.addClaims([claim]))
    await store.write(({ information }) => information.addLinks([link]))
    await expect(store.write(({ information }) => information.addClaims([claim]))).rejects.toThrow()
    await expect(store.write(({ information }) => information.addLinks([link]))).rejects.toThrow()
    expect(await store.read(({ information }) => information.links())).toHaveLength(1)
  })
}
