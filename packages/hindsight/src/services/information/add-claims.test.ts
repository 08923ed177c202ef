// What a claim says is in no log, goes with the subject that it is about, and is not what somebody else signed for; on both
// databases.

import { emptyParty, noOrigin, type Subject } from '@hindsight/engine/model'
import { describe, expect, it } from 'vitest'
import { openDesk } from '../../testing/open-desk.ts'
import type { Person, ReviewDesk } from '../../testing/review-desk.ts'
import { postgresPlace, sqlitePlace } from '../../testing/store-places.ts'
import { type AddedClaims, addClaims, claimsPayload, retractClaim } from './add-claims.ts'
import { showClaims } from './show-claims.ts'

const words = 'Orla Venn was seen with the guide'

const claim = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  subjectId: 's1',
  predicate: 'seen-with',
  statement: words,
  modality: 'suggested',
  bearing: 'neutral',
  basis: 'assessment',
  assertedBy: { id: 'clerk', name: 'a clerk', kind: 'unnamed-persons' },
  handling: 'P',
  ...more,
})
const subject: Subject = {
  ...emptyParty,
  id: 's1',
  schema: 'Person',
  name: ['Orla Venn'],
  origin: noOrigin,
}
const add = async (desk: ReviewDesk, person: Person, objects: readonly unknown[]): Promise<AddedClaims> => {
  const payload = await claimsPayload(objects, person.id, desk.context)
  return addClaims(objects, desk.sign(person, { kind: 'claims-add', payload }), desk.context)
}
const shownBy = ({ context }: ReviewDesk) => showClaims(context, { knownAt: context.now(), claimId: null })

describe.each([
  ['node:sqlite', sqlitePlace],
  ['PostgreSQL', postgresPlace],
])('claims in %s', (_, place) => {
  it('are sealed: the log has who entered what, and none of the words', async (context) => {
    const desk = await openDesk(context, place)
    const anna = await desk.enrol('anna')
    await desk.record(subject)
    await add(desk, anna, [claim('c1'), claim('c2', { subjectId: 'somebody' })])
    const logged: string[] = []
    await desk.context.store.read(async ({ log }) => {
      for await (const entries of log.entries(0, await log.size()))
        logged.push(...entries.map(({ bytes }) => Buffer.from(bytes).toString()))
    })
    expect(logged.join()).toContain('"claims":["c1","c2"]')
    expect(logged.join()).not.toMatch(/Orla|clerk|seen-with/u)
  })

  it('go with the subject that they are about; what rests on them stays known', async (context) => {
    const desk = await openDesk(context, place)
    const anna = await desk.enrol('anna')
    await desk.record(subject)
    await add(desk, anna, [claim('c1'), claim('c2', { subjectId: 'somebody', derivedFrom: ['c1'] })])
    desk.context.vault.erase(['s1'])
    const [erased, kept] = await shownBy(desk)
    expect(erased?.text).toContain('what was said was erased')
    expect([kept?.text.includes(words), kept?.status]).toEqual([true, 'live'])
    const marked = await retractClaim(
      desk.sign(anna, { kind: 'claim-retract', payload: { claimId: 'c1', because: 'erased' } }),
      desk.context,
    )
    expect(marked.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect((await shownBy(desk)).map(({ status }) => status)).toEqual(['retracted', 'retracted'])
  })

  it('are what was signed, or nothing', async (context) => {
    const desk = await openDesk(context, place)
    const anna = await desk.enrol('anna')
    const payload = await claimsPayload([claim('c1')], 'anna', desk.context)
    const signed = desk.sign(anna, { kind: 'claims-add', payload })
    const other = [claim('c1', { statement: 'something else' })]
    await expect(addClaims(other, signed, desk.context)).rejects.toMatchObject({ code: 'act-refused' })
    expect(await shownBy(desk)).toEqual([])
  })
})
