// A process that opens cases and decides on them, alone and in pairs, and says what was done once it was: until it is
// killed. node … STORE FOLDER SEED

import { existsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { listedParty, seededRandom, subject as subjectOf } from '@hindsight/engine/testing'
import { createKeyFile, readKeyFile } from '../../packages/hindsight/src/services/index.ts'
import {
  exemption,
  falsePositive,
  type Person,
  ReviewDesk,
  trueMatch,
} from '../../packages/hindsight/src/testing/review-desk.ts'

const [location = '', folder = '', seed = '1'] = process.argv.slice(2)
const random = seededRandom(Number(seed))
const desk = await ReviewDesk.open(location, folder)
const [anna, bert] = [await personOf('anna'), await personOf('bert')]

for (let number = 0; ; number++) {
  const name = 'Velmaris Kornwald'
  const subject = subjectOf({ id: `s-${seed}-${number}`, name })
  await desk.record(subject)
  const { changed } = await desk.screen(subject, [listedParty({ name })])
  const caseId = changed[0]?.caseId ?? ''
  say(caseId, 'open')
  await desk.act(anna, 'case-take', { caseId })
  say(caseId, 'take')
  const drawn = random.next()
  if (drawn < 0.3) {
    await desk.act(anna, 'case-decide', { caseId, ...falsePositive })
    say(caseId, 'decide')
    continue
  }
  await desk.propose(anna, caseId, drawn < 0.65 ? trueMatch : exemption('2026-12-01T00:00:00.000Z'))
  say(caseId, 'propose')
  await desk.look(bert, caseId)
  say(caseId, 'look')
  await desk.approve(bert, caseId)
  say(caseId, 'approve')
}

/** Enrolled before or now; their key lies in a file. */
async function personOf(id: string): Promise<Person> {
  const path = join(folder, `${id}.pem`)
  const key = existsSync(path) ? readKeyFile(path) : createKeyFile(path)
  const known = await desk.context.store.read(({ operators }) => operators.find(id))
  return known === null ? desk.enrol(id, `Operator ${id}`, key) : { id, key }
}

function say(caseId: string, act: string): void {
  writeSync(1, `${caseId} ${act}\n`)
}
