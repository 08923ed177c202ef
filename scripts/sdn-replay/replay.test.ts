// The first real snapshots of the SDN list: the delta of each is what the truth beside them says, and none is held,
// not even the one in which a programme went on under another name. All of them: npm run sdn-replay.

import { expect, test } from 'vitest'
import { dataPath } from '../../packages/hindsight/src/testing/data-folder.ts'
import { replaySdn, type Step } from './replay.ts'

const folder = dataPath('ofac_sdn', 'replay_dev_2021-08_2022-12')

test.runIf(folder !== null)('six snapshots of the SDN list say what the truth says, and go live', async () => {
  const steps: Step[] = []
  for await (const step of replaySdn(folder ?? '', 6)) steps.push(step)
  expect(steps.map(({ compared, report }) => [compared, report.outcome])).toEqual(
    Array.from({ length: 6 }, () => [[], 'live']),
  )
  expect(steps.map(({ figures }) => figures && [figures.added, figures.changed, figures.removed])).toEqual([
    null,
    ...[
      [3, 0, 0],
      [29, 36, 0],
      [1, 0, 0],
      [8, 0, 0],
      [0, 2, 4],
    ],
  ])
})
