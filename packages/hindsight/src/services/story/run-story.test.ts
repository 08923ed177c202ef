// The story of the design end to end (issue 7 a): exactly those who are connected, each with path, grade and what speaks for
// them first; figures that add up every week; what was denied is marked; what was decided then is what it was.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { runStory, type StoryReport } from './run-story.ts'
import { carried, facilitators, others } from './story-cast.ts'

let report: StoryReport
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-'))
  report = await runStory(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}, 60_000)

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

describe('the story', () => {
  it('clears everybody against the version of the list of that month', () => {
    const { months } = report
    expect(months.map(({ listVersion }) => listVersion)).toEqual(
      ['01', '02', '03', '04', '05'].map((month) => `story_list@2026-${month}-10`),
    )
    expect(total(months.map(({ clear }) => clear))).toBe(carried.length + others.length)
    expect(total(months.map(({ screened }) => screened))).toBe(carried.length + others.length)
    expect(new Set(months.map(({ parties }) => parties)).size).toBe(months.length)
  })

  it('refuses to select by nationality, with the reason', () => {
    expect(report.refusal).toContain('nationality selects nobody')
  })

  it('reaches all 400 and nobody else, each by a path through a facilitator, with its weakest grade', () => {
    const { members, notOnRecord, notConducting } = report.preview.population
    expect(members.map(({ memberId }) => memberId).toSorted()).toEqual(carried.map(({ id }) => id))
    for (const { memberId, reached } of members) {
      const [toGuide, toPerson] = reached.path
      expect(facilitators).toContain(toGuide?.to)
      expect([toPerson?.kind, toPerson?.to, toPerson?.toRole]).toEqual(['facilitated-by', memberId, 'facilitated'])
      expect(reached.basis === 'reached-by-link' && reached.role).toBe('facilitated')
    }
    expect([notOnRecord, notConducting.map(({ id }) => id)]).toEqual([facilitators.length + 1, ['lantern-phones']])
    expect(report.campaign.queue.map(({ memberId }) => memberId)).toEqual(members.map(({ memberId }) => memberId))
  })

  it('starts by two people, because the claim has one source', () => {
    const { plan } = report.campaign
    expect([plan.owner, plan.secondPerson, plan.restsOnSingleRoot]).toEqual(['mara', 'odo', true])
  })

  it('shows first what speaks for a person, and no fact against them', () => {
    expect(report.pages).toHaveLength(3)
    for (const { page } of report.pages) {
      expect(page.exculpatory.join()).toContain('there is no information that the people who were carried are tied')
      expect([page.status, page.connection.length, page.expires]).toEqual(['reached-by-link', 2, '2026-09-20'])
      expect(page.weakestGrade).toMatch(/^[BC]3$/u)
      expect(JSON.stringify(page)).not.toContain('have a tie to the Varn Front')
    }
  })

  it('orders the queue by hops, grade and id, and routes the child to a trained reviewer', () => {
    const { queue } = report.campaign
    const expected = queue.toSorted((a, b) => {
      const [left, right] = [a, b].map(
        ({ hops, weakestGrade, memberId }) => `${hops} ${weakestGrade ?? ''} ${memberId}`,
      )
      return left! < right! ? -1 : 1
    })
    expect(queue).toEqual(expected)
    expect(queue.filter(({ needsTrainedReviewer }) => needsTrainedReviewer)).toHaveLength(1)
  })

  it('L4: reaches the same people in the same order with the same words, whatever their origin', async () => {
    const swapped = await runStory(temporaryFolder().path, { originOf: ({ id }) => (id < 'carried-2' ? 'aq' : 'gs') })
    expect(swapped.campaign.queue).toEqual(report.campaign.queue)
    expect(swapped.preview.population.digest).toBe(report.preview.population.digest)
    expect(swapped.pages).toEqual(report.pages)
  }, 60_000)

  it('adds up every week, and gives the same for each week again at the end', () => {
    expect(report.weeks).toHaveLength(8)
    for (const { published, again } of report.weeks) {
      expect(total(published.figure.cells.map(({ count }) => count))).toBe(carried.length)
      expect(again.figure).toEqual(published.figure)
    }
    const { census } = report.after
    expect(total(census.byState.map(({ count }) => count))).toBe(carried.length)
    expect(census.acts).toEqual([{ act: 'arrested', count: 152 }])
    expect(census.findings.substantiated).toBe(0)
  })

  it('marks every claim, person and figure that rests on the claim that was denied', () => {
    expect(report.marked).toEqual({ claim: 2, campaign: 1, figure: 1, reached: carried.length })
    expect([report.after.claimStatus, report.after.becauseOf]).toEqual(['contradicted', ['tie']])
    expect(report.campaign.claimStatus).toBe('live')
  })

  it('replays each decision as clear, as known then, and has all of them reached, as known now', () => {
    const count = carried.length
    expect(report.replays).toEqual({ asked: count, same: count, clear: count, reached: count })
    expect(report.reachedBefore).toBe(0)
  })

  it('finds what the headline lost', () => {
    const kinds = report.drift.map(({ kind, before }) => `${kind}: ${before}`)
    expect(kinds).toContain('lost-qualifier: Over 400 people')
    expect(kinds).toContain('raised-modality: affiliated with')
  })
})
