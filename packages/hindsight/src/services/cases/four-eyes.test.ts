// Nobody is two: whatever one person tries, on either store, at once and by every route, the second person is needed, and
// is enough (law L13; SLO-29). `npm run four-eyes` makes 10,000 attempts.

import { expect, it } from 'vitest'
import { openDesk } from '../../testing/open-desk.ts'
import { attemptAsOne } from '../../testing/second-person-attempts.ts'
import { postgresPlace, sqlitePlace } from '../../testing/store-places.ts'

const refusals = [
  'own approval: same-person',
  'own approval with a second key: same-person',
  'propose and approve in two sessions at once: same-person',
  'in the name of another: act-refused',
  'with a key that nobody enrolled: key-unknown',
  'an approval that was signed for another proposal: act-twice',
  'an approval that was altered after it was signed: act-refused',
  'a second person who has not opened the evidence: approval-refused',
  'through the general route of proposals: case-proposal',
  'a true match alone: needs-second-person',
  'an exemption alone: needs-second-person',
  'an act that says it approves: act-refused',
  'several cases at once: act-refused',
  'as an import of decisions: proposal-kind',
  'a person of one’s own making: enrolment-needs-two',
]

for (const [name, place, count] of [
  ['node:sqlite', sqlitePlace, 210],
  ['PostgreSQL', postgresPlace, 90],
] as const) {
  it(`takes two people to decide in ${name}`, { timeout: 60_000 }, async (context) => {
    const desk = await openDesk(context, place)
    const report = await attemptAsOne(desk, { count, seed: 7, width: 15 })
    expect(report.succeeded).toEqual([])
    expect([report.closed, report.exemptions, report.operators]).toEqual([0, 0, 2])
    expect(report.confirmed).toBe(15)
    expect(report.refusals).toEqual(expectedRefusals(count / 15))
  })
}

/** Every route is refused for its own reason, every time. */
function expectedRefusals(times: number): Readonly<Record<string, number>> {
  return Object.fromEntries(refusals.map((refusal) => [refusal, times]))
}
