// Whatever is changed behind the back of a store in subjects, screenings and cases, its check says so; what adds up, it
// leaves alone (SLO-08; law L6).

import { expect, it } from 'vitest'
import { tamper } from '../testing/store-places.ts'
import { at } from '../testing/stored-versions.ts'
import type { OpenPlace, Placed } from './store.contract.ts'

const watermark = { listEpoch: 1, policySequence: 0, linkSequence: 0 }
const sealed = Buffer.from('sealed')
const times = { startedAt: at, endedAt: at }
const who = { subjectId: 'b', listId: 'l' }

/** Three versions of two subjects: one with a hit in a case, one that was suppressed, one of a party that was renamed. */
async function fill(open: OpenPlace): Promise<void> {
  const store = await open()
  await store.write(async ({ subjects, screenings, cases }) => {
    const version = { recordedAt: at, validFrom: null, importId: 'i', line: 1, sealed, watermark }
    await subjects.addVersions(['a', 'b'].map((subjectId) => ({ ...version, subjectId, commitment: `${subjectId}1` })))
    await subjects.addVersions([{ ...version, subjectId: 'a', commitment: 'a2' }])
    await subjects.setMonitoring({ subjectId: 'a', isMonitored: false, actId: null, reason: 'left', recordedAt: at })
    const counts = { rows: 5, imported: 3, unchanged: 1, rejected: 1 }
    await subjects.saveImport({ importId: 'i', source: 's', ...times, runId: 'r', ...counts })
    await subjects.addRejectedRows([{ importId: 'i', line: 7, reason: 'no name' }])
    const facts = { coverage: [], policyId: '1', engine: '1', configHash: 'c', populationRoot: 'r' }
    const states = { population: 3, clear: 1, review: 1, unavailable: 1 }
    await screenings.beginRun({ runId: 'r', cause: 'import', ...times, ...facts, ...states })
    await screenings.addBatch({ runId: 'r', batch: 0, watermark, sequences: [1, 2], recordedAt: at })
    await screenings.addBatch({ runId: 'r', batch: 1, watermark, sequences: [3], recordedAt: at })
    const kept = { runId: 'r', reasons: [], watermark, sealed, digest: 'd', recordedAt: at }
    await screenings.addScreenings([
      { ...kept, screeningId: 's1', subjectId: 'b', subjectSequence: 2, state: 'review' },
      { ...kept, screeningId: 's2', subjectId: 'a', subjectSequence: 3, state: 'unavailable' },
    ])
    const row = { caseId: 'k', subjectId: 'b', state: 'open', cause: 'screening', openedAt: at, changedAt: at, due: at }
    await cases.addCase({ ...row, assignee: null, verdict: null, priority: {} })
    const item = { caseId: 'k', ...who, runId: 'r', cause: 'new-hit', recordedAt: at, sealed }
    await cases.addItems(['1', 'old'].map((partyId) => ({ ...item, partyId })))
    const nobody = { operatorId: null, actId: null, proposalId: null }
    await cases.addEvent({ eventId: 'e', caseId: 'k', act: 'open', at, ...nobody, stateAfter: 'open', sealed })
    const ends = { grantedAt: at, until: at, revokedAt: null, sealed }
    await cases.addGoodGuy({ goodGuyId: 'g', ...who, partyId: '2', ...ends })
    const hit = { ...who, score: 0.9, suppressedBy: null, runId: 'r', sealed }
    const suppressed = { ...hit, partyId: '2', suppressedBy: 'g' }
    await cases.replaceStanding(['b'], [{ ...hit, partyId: '1' }, suppressed, { ...hit, partyId: 'new' }])
  })
  await store.close()
}

/** What somebody changes, and what the check then says. */
const changes: readonly (readonly [what: string, statement: string, says: RegExp])[] = [
  ['a version', 'delete from subject_versions where sequence = 2', /subject version 2 is missing: there are 2/u],
  ['the first version', 'delete from subject_versions where sequence = 1', /subject version 1 is missing/u],
  ['a history', `update subject_versions set version = 5 where sequence = 3`, /subject a has 2 versions.* last is 5/u],
  [
    'a head',
    `update subjects set sequence = 1, version = 1 where subject_id = 'a'`,
    /subject a \(version 1\) is not its newest/u,
  ],
  [
    'a commitment',
    `update subject_versions set commitment = 'x' where sequence = 2`,
    /subject b .* is not its newest/u,
  ],
  ['that somebody is there', `delete from subjects where subject_id = 'b'`, /subject b has versions and no row/u],
  ['who is monitored', `update subjects set is_monitored = 0 where subject_id = 'b'`, /monitoring of subject b/u],
  ['who was switched off', 'update subjects set is_monitored = 1', /monitoring of subject a is not as/u],
  ['a rejected row', 'delete from rejected_rows', /1 rejected rows, and brought 3 versions and 0 reasons/u],
  ['where a version came from', 'update subject_versions set import_id = null', /brought 0 versions/u],
  ['a run', 'delete from screening_runs', /its run screened nobody: it is missing/u],
  ['a count', 'update screening_runs set clear = 2, review = 0', /counts 0 to review .* and 1 and 1 are kept/u],
  ['a population', 'update screening_runs set population = 2, clear = 0', /counts 2 subjects, .* batches hold 3/u],
  ['a batch', 'delete from run_batches where batch = 0', /has batch 1 where 0 follows/u],
  ['the last batch', 'delete from run_batches where batch = 1', /screening of version 3, which is in none/u],
  ['a screening', `delete from screenings where screening_id = 's1'`, /screening 1 is missing/u],
  ['the last screening', `delete from screenings where screening_id = 's2'`, /1 unavailable, and 1 and 0 are kept/u],
  ['whose a screening is', `update screenings set subject_id = 'c'`, /s1 is of version 2, which is not on record/u],
  ['an item', 'delete from case_items where place = 2', /hit of subject b with l new is in no case/u],
  ['every item', 'delete from case_items', /is in no case, and nobody(?:.|\n)*case k has no item/u],
  ['a suppression', `update standing_hits set suppressed_by = 'x'`, /suppressed by x, which is no exemption/u],
  ['an exemption', 'delete from good_guys', /suppressed by g, which is no exemption/u],
  ['a case', 'delete from cases', /item 1 lies in case k, which is no case/u],
  ['a state', `update cases set state = 'closed'`, /case k is closed, and its last event left it open/u],
  ['an event', 'delete from case_events', /case k is open, and its last event left it nowhere/u],
]

/** The suite of the check of subjects, screenings and cases. */
export function recordCheckContract(placed: Placed): void {
  it('finds nothing wrong with what was written, and counts it', async (context) => {
    const open = await placed(context)
    await fill(open)
    const { checked, faults } = await (await open()).check()
    const counts = Object.fromEntries(checked.map(({ what, count }) => [what, count]))
    expect(faults).toEqual([])
    const review = { cases: 1, 'items of cases': 2, 'events of cases': 1, exemptions: 1, 'standing hits': 3 }
    const screened = { 'screening runs': 1, screenings: 2, 'screened versions': 3 }
    expect(counts).toMatchObject({ 'subject versions': 3, subjects: 2, imports: 1, ...screened, ...review })
  })

  it.for(changes)('finds that somebody changed %s', async ([, statement, says], context) => {
    const open = await placed(context)
    await fill(open)
    await tamper(open.location, statement)
    const { faults } = await (await open()).check()
    expect(faults.join('\n')).toMatch(says)
  })

  it('names the first of many faults of one kind, and says that there are more', async (context) => {
    const open = await placed(context)
    const store = await open()
    const ids = Array.from({ length: 30 }, (_, number) => `s${number}`)
    const version = { recordedAt: at, validFrom: null, importId: null, line: null, sealed, commitment: 'c', watermark }
    await store.write(({ subjects }) => subjects.addVersions(ids.map((subjectId) => ({ ...version, subjectId }))))
    await tamper(open.location, 'update subjects set is_monitored = 0')
    const { faults } = await store.check()
    expect(faults).toHaveLength(21)
    expect(faults.at(-1)).toMatch(/^and more like: monitoring of subject s/u)
  })
}
