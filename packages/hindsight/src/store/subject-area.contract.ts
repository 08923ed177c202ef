// What every store keeps of subjects: versions in one sequence, heads that follow, watermarks that only rise.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect } from '../testing/collect.ts'
import type { Placed } from './store.contract.ts'
import type { NewSubjectVersion, SubjectArea, Watermark } from './subject-area.ts'
import { lowestWatermark } from './watermark-floors.ts'

const at = '2026-01-01T00:00:00.000Z'
const later = '2026-01-02T00:00:00.000Z'
const mark = (listEpoch: number, policySequence = 0, linkSequence = 0): Watermark => ({
  listEpoch,
  policySequence,
  linkSequence,
})

function fact(subjectId: string, text: string, given: Partial<NewSubjectVersion> = {}): NewSubjectVersion {
  return {
    subjectId,
    recordedAt: at,
    validFrom: null,
    importId: null,
    line: null,
    sealed: Buffer.from(text),
    commitment: `of ${text}`,
    watermark: mark(1),
    ...given,
  }
}

/** The suite of subjects. */
export function subjectContract(placed: Placed): void {
  it('appends versions in one sequence, and the head follows the newest', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ subjects }) => subjects.addVersions([fact('b', 'b1'), fact('a', 'a1')]))
    const given = { recordedAt: later, validFrom: at, importId: 'i', line: 7, watermark: mark(2) }
    await store.write(({ subjects }) => subjects.addVersions([fact('b', 'b2', given), fact('c', 'c1')]))
    await store.read(async ({ subjects }) => {
      expect(await subjects.counts()).toEqual({ subjects: 3, monitored: 3, lastSequence: 4 })
      const newest = await subjects.version('b', 2)
      expect(newest).toMatchObject({
        sequence: 3,
        version: 2,
        recordedAt: later,
        validFrom: at,
        importId: 'i',
        line: 7,
      })
      expect(Buffer.from(newest?.sealed ?? []).toString()).toBe('b2')
      expect(await subjects.head('b')).toEqual({
        subjectId: 'b',
        sequence: 3,
        version: 2,
        commitment: 'of b2',
        isMonitored: true,
        watermark: mark(2),
      })
      expect((await subjects.history('b')).map(({ version }) => version)).toEqual([1, 2])
      expect((await subjects.versionAt('b', at))?.version).toBe(1)
      expect(await subjects.versionAt('b', '2025-12-31T00:00:00.000Z')).toBeNull()
      expect((await collect(subjects.monitored())).flat().map(({ sequence }) => sequence)).toEqual([2, 3, 4])
      expect((await collect(subjects.versionsAfter(2))).flat().map(({ subjectId }) => subjectId)).toEqual(['b', 'c'])
      expect((await subjects.bySequences([4, 1])).map(({ subjectId }) => subjectId)).toEqual(['b', 'c'])
      expect([...(await subjects.newest(['a', 'b', 'x'])).keys()].sort()).toEqual(['a', 'b'])
      expect(await subjects.ids('a', 1)).toEqual(['b'])
      expect([await subjects.head('x'), await subjects.version('x', 1)]).toEqual([null, null])
    })
  })

  it('takes a subject out of monitoring once, keeps why, and leaves it on record', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ subjects }) => subjects.addVersions([fact('a', 'a1'), fact('b', 'b1')]))
    const off = { subjectId: 'a', isMonitored: false, actId: null, reason: 'contract ended', recordedAt: later }
    const answers = await store.write(async ({ subjects }) => [
      await subjects.setMonitoring(off),
      await subjects.setMonitoring(off),
      await subjects.setMonitoring({ ...off, subjectId: 'nobody' }),
    ])
    expect(answers).toEqual([true, false, false])
    await store.read(async ({ subjects }) => {
      expect(await subjects.monitoringChanges('a')).toEqual([off])
      expect(await subjects.monitoringAfter(0)).toEqual([{ ...off, place: 1 }])
      expect((await collect(subjects.monitored())).flat().map(({ subjectId }) => subjectId)).toEqual(['b'])
      expect(await subjects.counts()).toMatchObject({ subjects: 2, monitored: 1 })
    })
  })

  it('raises watermarks one by one and all at once as a table with one row per subject would', async (context) => {
    const open = await placed(context)
    const store = await open()
    const marks = fc.record({
      listEpoch: fc.nat(4),
      policySequence: fc.nat(3),
      linkSequence: fc.nat(2),
    })
    const id = fc.integer({ min: 0, max: 5 }).map((number) => `s${number}`)
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), id, watermark: marks }),
      fc.record({ kind: fc.constant('advance' as const), id, watermark: marks }),
      fc.record({ kind: fc.constant('all' as const), watermark: marks }),
      fc.record({ kind: fc.constant('off' as const), id }),
    )
    const model = new Map<string, { watermark: Watermark; isMonitored: boolean }>()
    const steps = fc.sample(step, { numRuns: 60, seed: 7 })
    for (const [number, one] of steps.entries()) {
      await store.write(async ({ subjects }) => {
        if (one.kind === 'add')
          await addOne(subjects, fact(one.id, `${one.id} ${number}`, { watermark: one.watermark }))
        if (one.kind === 'advance') await subjects.advance([one.id], one.watermark)
        if (one.kind === 'all') await subjects.advanceAll((await subjects.counts()).lastSequence, one.watermark)
        if (one.kind === 'off') {
          await subjects.setMonitoring({
            subjectId: one.id,
            isMonitored: false,
            actId: null,
            reason: 'x',
            recordedAt: at,
          })
        }
      })
      applyToModel(model, one)
      await store.read(async ({ subjects }) => {
        const heads = await subjects.heads([...model.keys()])
        for (const [subjectId, known] of model) expect(heads.get(subjectId)).toMatchObject(known)
        const watched = [...model.values()].filter(({ isMonitored }) => isMonitored).map(({ watermark }) => watermark)
        const target = mark(3, 2, 1)
        const isBehind = (one: Watermark): boolean =>
          one.listEpoch < 3 || one.policySequence < 2 || one.linkSequence < 1
        const expected = { count: watched.filter(isBehind).length, lowest: lowestOf(watched) }
        expect(await subjects.behind(target)).toEqual(expected)
      })
    }
  })

  it('keeps where an import stands, what it rejected, and who is in a group in which role', async (context) => {
    const store = await (await placed(context))()
    const counts = { rows: 3, imported: 1, unchanged: 0, rejected: 2 }
    const progress = { importId: 'i', source: 'x.csv', startedAt: at, endedAt: null, runId: 'r', ...counts }
    const role = { groupId: 'g', role: 'owner', subjectId: 'a', recordedAt: at, endedAt: null }
    const rejected = [
      { importId: 'i', line: 3, reason: 'no name' },
      { importId: 'i', line: 9, reason: 'no id' },
    ]
    await store.write(async ({ subjects }) => {
      await subjects.addVersions([fact('a', 'a1')])
      await subjects.saveImport({ ...progress, rows: 1, rejected: 0 })
      await subjects.saveImport(progress)
      await subjects.addRejectedRows(rejected)
      await subjects.addRoles([role])
    })
    await store.read(async ({ subjects }) => {
      expect(await subjects.import('i')).toEqual(progress)
      expect(await subjects.import('j')).toBeNull()
      expect((await collect(subjects.rejectedRows('i'))).flat()).toEqual(rejected)
      expect(await subjects.roles('a')).toEqual([role])
      expect(await subjects.rolesOf(['a', 'nobody', 'a'])).toEqual([role])
      expect(await subjects.group('g')).toEqual([role])
    })
  })
}

async function addOne(subjects: SubjectArea, version: NewSubjectVersion): Promise<void> {
  await subjects.addVersions([version])
}

type Step =
  | { readonly kind: 'add' | 'advance'; readonly id: string; readonly watermark: Watermark }
  | { readonly kind: 'all'; readonly watermark: Watermark }
  | { readonly kind: 'off'; readonly id: string }

function applyToModel(model: Map<string, { watermark: Watermark; isMonitored: boolean }>, step: Step): void {
  if (step.kind === 'all') {
    for (const known of model.values()) known.watermark = higher(known.watermark, step.watermark)
    return
  }
  const known = model.get(step.id)
  if (step.kind === 'add') {
    model.set(step.id, { watermark: step.watermark, isMonitored: known?.isMonitored ?? true })
  } else if (known !== undefined && step.kind === 'advance') {
    known.watermark = higher(known.watermark, step.watermark)
  } else if (known !== undefined) known.isMonitored = false
}

function higher(a: Watermark, b: Watermark): Watermark {
  return mark(
    Math.max(a.listEpoch, b.listEpoch),
    Math.max(a.policySequence, b.policySequence),
    Math.max(a.linkSequence, b.linkSequence),
  )
}

function lowestOf(marks: readonly Watermark[]): Watermark | null {
  if (marks.length === 0) return null
  const least = (part: keyof Watermark): number => Math.min(...marks.map((one) => one[part]))
  return { ...lowestWatermark, ...mark(least('listEpoch'), least('policySequence'), least('linkSequence')) }
}
