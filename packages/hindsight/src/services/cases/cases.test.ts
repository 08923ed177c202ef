// Review on both stores: what opens, joins and returns by itself, what people do alone and in pairs, and that nothing is
// lost on the way (laws L6, L13; SLO-08, SLO-30).

import { listedParty, subject } from '@hindsight/engine/testing'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../audit/index.ts'
import { decodeRecord } from '../../audit/index.ts'
import { openDesk } from '../../testing/open-desk.ts'
import { exemption, falsePositive, type ReviewDesk, trueMatch } from '../../testing/review-desk.ts'
import { postgresPlace, sqlitePlace } from '../../testing/store-places.ts'
import { actOnCase } from './act-on-case.ts'
import { commitWords } from './case-words.ts'
import { escalateOverdue } from './escalate-overdue.ts'
import { listGoodGuys, revokeGoodGuy } from './good-guys.ts'
import { listCases } from './list-cases.ts'

const ours = subject({ id: 's-1', name: 'Velmaris Kornwald', birthDate: '1970-02-03', origin: { nationality: ['xa'] } })
const listed = listedParty({ id: 'p1', listId: 'un_sc_sanctions', name: 'Velmaris Kornwald', birthDate: '1970-02-03' })
const elsewhere = listedParty({ id: 'q1', listId: 'us_ofac_cons', name: 'Velmaris Kornwald', birthDate: '1970-02-03' })
const stranger = listedParty({ id: 'p9', listId: 'un_sc_sanctions', name: 'Oruvane Theskild' })

const until = '2026-12-01T00:00:00.000Z'

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (thrown: unknown) => (thrown as { code?: string }).code ?? String(thrown),
  )
}

async function opened(desk: ReviewDesk, parties = [listed]): Promise<string> {
  await desk.record(ours)
  const { changed } = await desk.screen(ours, parties)
  return changed[0]?.caseId ?? ''
}

async function facts(desk: ReviewDesk, kind: string): Promise<readonly Readonly<Record<string, Json>>[]> {
  const found: Readonly<Record<string, Json>>[] = []
  await desk.context.store.read(async ({ log }) => {
    for await (const batch of log.entries(0, await log.size()))
      for (const { bytes } of batch) {
        const record = decodeRecord(bytes)
        if (record?.kind === kind) found.push(record.body)
      }
  })
  return found
}

const stateOf = async (desk: ReviewDesk, caseId: string): Promise<string | undefined> =>
  (await desk.context.store.read(({ cases }) => cases.case(caseId)))?.state

for (const [name, place] of [
  ['node:sqlite', sqlitePlace],
  ['PostgreSQL', postgresPlace],
] as const) {
  describe(`cases in ${name}`, () => {
    it('come from hits: one for a party on two lists, one message, sealed values', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk, [listed, elsewhere, stranger])
      const { store } = desk.context
      const { cases, byState } = await listCases(desk.context, { isWithClosed: false })
      expect([cases.length, byState.open, cases[0]?.axes.consequence, cases[0]?.axes.listCount]).toEqual([
        1,
        1,
        'asset-freeze',
        2,
      ])
      const told = await store.read((view) => view.cases.outboxAfter(0, 9))
      expect(told.map(({ kind, payload }) => [kind, payload])).toEqual([
        ['case-open', expect.objectContaining({ caseId, subjectId: 's-1' })],
      ])
      const again = await desk.screen(ours, [listed, elsewhere])
      expect([again.counts, again.changed]).toEqual([{ hits: 2, caseItems: 0, suppressions: 0, duplicates: 2 }, []])
      const rows = await store.read(async (view) => [
        ...(await view.cases.items([caseId])).map(({ sealed }) => sealed),
        ...((await view.cases.standing(['s-1'])).get('s-1') ?? []).map(({ sealed }) => sealed),
      ])
      expect(rows.length).toBe(4)
      for (const sealed of rows) expect(Buffer.from(sealed).toString('latin1')).not.toContain('Kornwald')
    })

    it('are taken, asked about and decided by one person where nobody is harmed', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
      expect(await refusal(desk.act(anna, 'case-decide', { caseId, ...falsePositive }))).toBe('case-move')
      await desk.act(anna, 'case-take', { caseId })
      expect(await refusal(desk.act(bert, 'case-decide', { caseId, ...falsePositive }))).toBe('case-not-own')
      const said = commitWords(falsePositive.words, 's-1', desk.context)
      const signed = desk.sign(anna, { kind: 'case-decide', payload: { caseId, ...falsePositive.plain, words: said } })
      const altered = { ...falsePositive.words, note: 'something else' }
      expect(await refusal(actOnCase(signed, { context: desk.context, words: altered }))).toBe('act-refused')
      const question = { question: 'Born when?', addressee: 'branch', escalateTo: 'head' }
      const due = '2026-03-05T00:00:00.000Z'
      const plain = { ...falsePositive.plain, verdict: 'inconclusive', reason: 'missing-birth-date', due }
      await desk.act(anna, 'case-ask', { caseId, plain, words: { note: 'thin', evidence: [], question } })
      await desk.act(anna, 'case-acknowledge', { caseId, words: { by: 'branch' } })
      expect((await desk.look(anna, caseId)).question).toMatchObject({ ...question, due, state: 'acknowledged' })
      desk.setNow('2026-03-06T00:00:00.000Z')
      expect(await escalateOverdue(desk.context)).toEqual([caseId])
      expect(await escalateOverdue(desk.context)).toEqual([])
      expect(await stateOf(desk, caseId)).toBe('pending')
      expect((await desk.look(anna, caseId)).question?.state).toBe('escalated')
      await desk.act(bert, 'case-answer', { caseId, words: { answer: '1970' } })
      await desk.act(bert, 'case-escalate', { caseId, words: { to: 'head', reason: 'unsure' } })
      const closed = await desk.act(bert, 'case-decide', { caseId, ...falsePositive })
      expect([closed.state, closed.verdict]).toEqual(['closed', 'false-positive'])
      const found = await desk.screen(ours, [listed])
      expect(found.changed).toMatchObject([{ caseId, act: 'reopen', state: 'open' }])
    })

    it('are confirmed by two people of whom the second has opened the evidence', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
      await desk.act(anna, 'case-take', { caseId })
      expect(await refusal(desk.act(anna, 'case-decide', { caseId, ...trueMatch }))).toBe('needs-second-person')
      await desk.look(bert, caseId)
      await desk.propose(anna, caseId, trueMatch)
      expect(await refusal(desk.approve(anna, caseId))).toBe('same-person')
      expect(await refusal(desk.approve(bert, caseId))).toBe('approval-refused')
      await desk.look(bert, caseId)
      await desk.approve(bert, caseId)
      expect((await desk.look(bert, caseId)).row).toMatchObject({ state: 'closed', verdict: 'true-match' })
      expect((await desk.screen(ours, [listed])).counts.duplicates).toBe(1)
      const moved = { ...listed, birthDate: [] }
      expect((await desk.screen(ours, [moved])).changed).toMatchObject([{ caseId, act: 'reopen', state: 'open' }])
    })

    it('take back what was proposed when the evidence moves, and refuse it where that went unseen', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
      await desk.act(anna, 'case-take', { caseId })
      const { proposalId } = await desk.propose(anna, caseId, exemption(until))
      await desk.screen(ours, [{ ...listed, gender: 'female' }])
      expect(await stateOf(desk, caseId)).toBe('in-review')
      const proposal = await desk.context.store.read(({ operators }) => operators.proposal(proposalId))
      expect([proposal?.state, proposal?.decidedBy]).toEqual(['withdrawn', 'system'])
      // Origin that is cited is no evidence of a comparison: nobody noticed that it is another.
      await desk.propose(anna, caseId, exemption(until, ['nationality']))
      await desk.record({ ...ours, origin: { ...ours.origin, nationality: ['xb'] } })
      await desk.look(bert, caseId)
      expect(await refusal(desk.approve(bert, caseId))).toBe('case-evidence-moved')
      expect(await desk.context.store.read(({ cases }) => cases.goodGuys())).toEqual([])
    })

    it('stay closed for an exempted pair until its evidence, its time or its exemption ends', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
      const grant = async (): Promise<void> => {
        await desk.act(anna, 'case-take', { caseId })
        await desk.propose(anna, caseId, exemption(until))
        await desk.look(bert, caseId)
        await desk.approve(bert, caseId)
      }
      await grant()
      const [entry] = await listGoodGuys(desk.context, false)
      const suppressed = await desk.screen(ours, [listed])
      expect(suppressed.counts).toEqual({ hits: 1, caseItems: 0, suppressions: 1, duplicates: 0 })
      expect(suppressed.suppressions).toEqual([{ subjectId: 's-1', goodGuyId: entry?.goodGuyId }])
      const changed = { ...listed, alias: ['Velmar Kornwald'] }
      expect((await desk.screen(ours, [changed])).changed).toMatchObject([{ caseId, act: 'reopen' }])
      const { items } = await desk.look(anna, caseId)
      expect(items.at(-1)?.content).toMatchObject({
        differences: [{ side: 'party', field: 'alias', before: [], after: ['Velmar Kornwald'] }],
        endedExemption: { goodGuyId: entry?.goodGuyId, answer: { state: 'evidence-changed' } },
      })
      await desk.screen(ours, [listed])
      const revoke = (goodGuyId = ''): Promise<unknown> => {
        const payload = { goodGuyId, reason: 'mistake' }
        return revokeGoodGuy(desk.sign(bert, { kind: 'good-guy-revoke', payload }), desk.context)
      }
      await revoke(entry?.goodGuyId)
      expect(await refusal(revoke(entry?.goodGuyId))).toBe('good-guy-ended')
      await grant()
      const [newest] = (await listGoodGuys(desk.context, false)).slice(-1)
      await revoke(newest?.goodGuyId)
      expect(await stateOf(desk, caseId)).toBe('open')
      const standing = await desk.context.store.read(({ cases }) => cases.standing(['s-1']))
      expect(standing.get('s-1')?.map(({ suppressedBy }) => suppressedBy)).toEqual([null])
      await grant()
      desk.setNow(until)
      expect((await desk.screen(ours, [listed])).changed).toMatchObject([{ caseId, act: 'reopen' }])
    })

    it('are proposed for closing when their hit falls away, and told when it is back', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const gone = await desk.screen(ours, [], { lostCause: 'delisted' })
      expect(gone.changed).toMatchObject([{ caseId, act: 'propose-closing', state: 'open' }])
      expect((await desk.screen(ours, [], { lostCause: 'delisted' })).changed).toEqual([])
      expect((await desk.screen(ours, [listed])).changed).toMatchObject([{ caseId, act: 'add', state: 'open' }])
    })

    it('show themselves to who signs for the look, and flag an own or a colleague’s name', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const [anna, bert] = [await desk.enrol('anna', 'Velmaris Kornwald'), await desk.enrol('bert', 'Bert Muster')]
      expect((await desk.look(anna, caseId)).look.flags).toEqual([{ relation: 'own-name', operatorId: 'anna' }])
      expect((await desk.look(bert, caseId)).look.flags).toEqual([{ relation: 'colleague-name', operatorId: 'anna' }])
      const looks = await facts(desk, 'look')
      expect(looks.map(({ what, of, purpose }) => [what, of, purpose])).toEqual([
        ['case', caseId, 'approval'],
        ['case', caseId, 'approval'],
      ])
    })

    it('say nothing any more once the subject was erased', async (context) => {
      const desk = await openDesk(context, place)
      const caseId = await opened(desk)
      const anna = await desk.enrol('anna')
      await desk.look(anna, caseId)
      desk.context.vault.erase(['s-1'])
      const shown = await desk.look(anna, caseId)
      expect([shown.subject, shown.items[0]?.content, shown.events[0]?.details]).toEqual([null, null, null])
      expect(shown.row.state).toBe('open')
    })
  })
}
