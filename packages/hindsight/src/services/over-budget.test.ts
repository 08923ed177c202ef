// Law L5: a row that would take the whole run is unavailable with its reason, and those around it are answered.

import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { defaultPolicy } from '@hindsight/engine/matching'
import { listedParty } from '@hindsight/engine/testing'
import { expect, it } from 'vitest'
import { answerOf } from './answer.ts'
import { drawCoverage } from './coverage.ts'
import { examineSubjects } from './examine-subjects.ts'

it('a subject that takes more work than it is allowed is unavailable, never clear, and its neighbours are as ever', () => {
  const names = Array.from({ length: 60 }, (_, i) => `Zorblaxian Kwamenta${'abcdefghij'[i % 10]}${'lmnopq'[i % 6]}`)
  const parties = names.map((name, i) => listedParty({ id: `party-${i}`, name }))
  const index = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
  const small = {
    partyCount: index.partyCount,
    examine: (...[subject]: Parameters<typeof index.examine>) => index.examine(subject, { workMax: 30_000 }),
  }
  const rows = [['Petra Vilhelmsdorf'], names, ['Petra Vilhelmsdorf']]
  const records = rows.map((name, at) => ({ line: at + 2, row: at + 1, fields: { name }, fault: null }))
  const coverage = drawCoverage({ lists: [], requestedCount: 0, indexPartyCount: parties.length })
  const answers = examineSubjects(records, small, defaultPolicy).map((examination, at) =>
    answerOf({ record: records[at]!, examination }, coverage),
  )
  expect(answers[1]).toMatchObject({ line: 3, state: 'unavailable', reasons: ['budget_exceeded'], hits: [] })
  expect(answers[1]?.detail).toContain('line 3: its names resemble so many listed ones')
  expect(answers.map(({ reasons }) => reasons.includes('budget_exceeded'))).toEqual([false, true, false])
})
