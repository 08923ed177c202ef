// What every store keeps about campaigns.

import { expect, it } from 'vitest'
import type { CampaignEventRow, CampaignRow } from './campaign-area.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'

const campaign: CampaignRow = {
  campaignId: 'k1',
  plan: { purpose: 'to look again', states: [{ id: 'open', definition: 'not yet' }] },
  proposalId: 'p1',
  startedAt: at,
  population: 2,
  populationDigest: 'ab',
  closedAt: null,
  closedBy: null,
  closedBecause: null,
}
const members = [
  { campaignId: 'k1', rank: 2, memberId: 's1', reached: { hops: 2 } },
  { campaignId: 'k1', rank: 1, memberId: 's2', reached: { hops: 1 } },
]
const event: CampaignEventRow = {
  eventId: 'e1',
  campaignId: 'k1',
  memberId: 's1',
  at,
  recordedAt: at,
  personId: 'anna',
  evidenceId: 'note-1',
  change: { kind: 'state', to: 'done' },
  actId: 'a1',
}

/** The suite of campaigns. */
export function campaignContract(placed: Placed): void {
  it('keeps the plan, the population in its order of work, and what happened to its members', async (context) => {
    const open = await placed(context)
    const store = await open()
    await store.write(async ({ campaigns }) => {
      await campaigns.start(campaign, members)
      await campaigns.start({ ...campaign, campaignId: 'k2', population: 0 }, [])
      await campaigns.addEvents([event])
      await campaigns.addEvents([{ ...event, eventId: 'e2', memberId: 's2' }])
    })
    const again = await open()
    await again.read(async ({ campaigns }) => {
      expect(await campaigns.campaign('k1')).toEqual(campaign)
      expect(await campaigns.campaign('k3')).toBeNull()
      expect((await campaigns.campaigns()).map(({ campaignId }) => campaignId)).toEqual(['k1', 'k2'])
      expect(await campaigns.members('k1')).toEqual(members.toReversed())
      expect(await campaigns.members('k2')).toEqual([])
      expect(await campaigns.events('k1')).toEqual([event, { ...event, eventId: 'e2', memberId: 's2' }])
    })
  })

  it('starts a campaign once, and closes it once', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ campaigns }) => campaigns.start(campaign, members))
    await expect(store.write(({ campaigns }) => campaigns.start(campaign, []))).rejects.toThrow()
    const end = { at, by: 'anna', because: 'everybody was looked at' }
    expect(await store.write(({ campaigns }) => campaigns.close('k1', end))).toBe(true)
    expect(await store.write(({ campaigns }) => campaigns.close('k1', { ...end, by: 'bert' }))).toBe(false)
    const closed = { ...campaign, closedAt: at, closedBy: 'anna', closedBecause: 'everybody was looked at' }
    expect(await store.read(({ campaigns }) => campaigns.campaign('k1'))).toEqual(closed)
  })
}
