// Law L14 on a store: what is changed behind its back is named, an old backup is noticed, and a page proves one record.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { addAnchor, parseVerifierKey, publicKeyFile, verifyLog, verifyProofPage } from '../../audit/index.ts'
import { openStore } from '../../store/index.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { recordFact } from '../record-fact.ts'
import { assertHistory, checkAnchors, checkpointIfDue, checkpointLog, rotateLogKey } from './keep-log.ts'
import type { LogContext } from './log-context.ts'
import { exportStoredLog, proveRecord, verifyStoredLog } from './stored-log.ts'

const now = (): string => '2026-03-01T12:00:00.000Z'
const nothing = { publicKey: null, since: [] }

test('a log is signed, verified in place and as an export, and proves a record on one page', async () => {
  const context = await openLog()
  await record(context, 25)
  expect(await checkpointIfDue(context)).toMatchObject({ size: 26, isNew: true, deliveries: [{ failure: null }] })
  expect(await checkpointIfDue(context)).toBeNull()
  expect(await checkpointLog(context)).toMatchObject({ size: 26, isNew: false })
  await record(context, 3)
  expect(await verifyStoredLog(context, nothing)).toMatchObject({ isIntact: true, records: 26, unsigned: 3 })
  const { page, sequence, others } = await proveRecord('decision-2', context)
  expect([sequence, others]).toEqual([28, [2]])
  const key = parseVerifierKey(readFileSync(publicKeyFile(context.keysFolder), 'utf8'))!
  expect(verifyProofPage(page, key).record).toMatchObject({ kind: 'decided', body: { id: 'decision-2' } })
  expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  await expect(proveRecord('decision-9999', context)).rejects.toThrow('no record that bears the id')
  const verdict = await verifyLog(exportStoredLog(context), { publicKey: key, since: [] })
  expect(verdict).toMatchObject({ isIntact: true, records: 29, checkpoints: 2, isKeyKnown: true })
})

test('a log that nothing was written to, or that has no checkpoint yet, has nothing wrong with it', async () => {
  const context = await openLog()
  expect(await verifyStoredLog(context, nothing)).toMatchObject({ isIntact: true, records: 0, unsigned: 0 })
  await record(context, 2)
  expect(await verifyStoredLog(context, nothing)).toMatchObject({ isIntact: true, records: 0, unsigned: 2 })
})

test.each([
  [
    'an altered record',
    "update log_records set bytes = cast(replace(cast(bytes as text), 'system', 'nobody') as blob) where sequence = 7",
    'record-altered',
    7,
  ],
  ['a deleted record', 'delete from log_records where sequence = 7', 'record-missing', 7],
  [
    'swapped records',
    'update log_records set sequence = case sequence when 7 then -1 else 7 end where sequence in (7, 9)',
    'record-',
    7,
  ],
  ['an altered tail', "update log_records set bytes = x'00' where sequence = 23", 'record-altered', 23],
  ['a cut tail', 'delete from log_records where sequence >= 22', 'record-missing', 22],
  [
    'a tail added by hand',
    'insert into log_records select 26, bytes, leaf from log_records where sequence = 25',
    'record-altered',
    26,
  ],
  ['an altered frontier', 'update log_frontier set size = 24, hashes = substr(hashes, 1, 64)', 'record-inserted', 24],
  [
    'a frontier of other records',
    'update log_frontier set hashes = randomblob(length(hashes))',
    'records-rewritten',
    21,
  ],
  ['an altered checkpoint', "update log_checkpoints set note = replace(note, '=', 'A')", 'checkpoint-altered', 21],
])('%s in the database is named', async (_, statement, kind, position) => {
  const context = await openLog()
  await record(context, 20)
  await checkpointLog(context)
  await record(context, 5)
  change(context, statement)
  const { isIntact, faults } = await verifyStoredLog(context, nothing)
  expect(isIntact).toBe(false)
  expect(faults[0]?.kind).toContain(kind)
  expect(faults[0]?.position).toBe(position)
})

test('an old backup is noticed at the start, whatever was written after it, and nothing is signed on it', async () => {
  const context = await openLog()
  await record(context, 5)
  await checkpointLog(context)
  const backup = copyOf(context)
  await record(context, 5)
  const { note } = await checkpointLog(context)
  const behind = await restored(context, backup)
  expect(await checkAnchors(behind)).toEqual([{ name: 'own', state: 'log-behind', size: 11, logSize: 6 }])
  await expect(assertHistory(behind)).rejects.toThrow('history behind anchor')
  expect((await verifyStoredLog(behind, nothing)).faults).toMatchObject([{ kind: 'rolled-back', position: 6, end: 11 }])
  await record(behind, 8, 'other')
  expect(await checkAnchors(behind)).toEqual([{ name: 'own', state: 'log-forked', size: 11 }])
  await expect(checkpointLog(behind)).rejects.toThrow('is not the one that was seen before')
  const elsewhere = { ...behind, keysFolder: temporaryFolder().path }
  await expect(checkpointLog(elsewhere)).rejects.toThrow('was signed with a key that is not in')
  expect(await checkAnchors(elsewhere)).toEqual([{ name: 'own', state: 'silent' }])
  const key = parseVerifierKey(readFileSync(publicKeyFile(context.keysFolder), 'utf8'))
  const late = await verifyStoredLog(behind, { publicKey: key, since: [note] })
  expect(late.faults).toMatchObject([{ kind: 'rolled-back', position: 6 }])
})

test('keys are followed by others, also after a rotation that was broken off', async () => {
  const context = await openLog()
  await record(context, 3)
  await checkpointLog(context)
  const first = readFileSync(publicKeyFile(context.keysFolder), 'utf8')
  const before = temporaryFolder().path
  cpSync(context.keysFolder, before, { recursive: true })
  const second = await rotateLogKey(context)
  expect(second).not.toBe(first.trim())
  for (const text of [first, second]) {
    const publicKey = parseVerifierKey(text)
    expect(await verifyStoredLog(context, { publicKey, since: [] })).toMatchObject({ isIntact: true, key: second })
  }
  await record(context, 3)
  expect(await checkpointLog(context)).toMatchObject({ isNew: true })
  expect(existsSync(join(context.keysFolder, 'log-signing.next.pem'))).toBe(false)
  await expect(checkpointLog({ ...context, keysFolder: before })).rejects.toThrow('not in')
})

test('checkpoints go to a file elsewhere and to a command, and each is asked', async () => {
  const context = await openLog()
  const folder = temporaryFolder()
  mkdirSync(context.keysFolder, { recursive: true })
  const file = join(folder.path, 'anchor.log')
  const kept = join(folder.path, 'kept')
  addAnchor(context.keysFolder, { name: 'share', kind: 'file', target: file, readBack: null })
  addAnchor(context.keysFolder, { name: 'mail', kind: 'command', target: `cat > ${kept}`, readBack: `cat ${kept}` })
  addAnchor(context.keysFolder, { name: 'broken', kind: 'command', target: 'exit 3', readBack: 'exit 4' })
  await record(context, 2)
  const { deliveries } = await checkpointLog(context)
  expect(deliveries.map(({ name, failure }) => [name, failure])).toEqual([
    ['own', null],
    ['share', null],
    ['mail', null],
    ['broken', 'the command ended with 3'],
  ])
  expect((await checkAnchors(context)).map(({ name, state }) => [name, state])).toEqual([
    ['own', 'agrees'],
    ['share', 'agrees'],
    ['mail', 'agrees'],
    ['broken', 'unreachable'],
  ])
  rmSync(join(context.keysFolder, 'checkpoints.log'))
  const other = await openLog()
  await record(other, 9)
  await checkpointLog(other)
  const mixed = { ...other, keysFolder: context.keysFolder }
  expect((await checkAnchors(mixed)).map(({ state }) => state)).toEqual([
    'silent',
    'log-forked',
    'log-forked',
    'unreachable',
  ])
})

interface TestLog extends LogContext {
  readonly folder: string
}

async function openLog(folder = temporaryFolder().path): Promise<TestLog> {
  const store = await openStore(folder, { isForTests: true, now })
  return { store, folder, keysFolder: join(folder, 'keys'), now, newId: () => 'id' }
}

async function record(context: LogContext, count: number, kind = 'decided'): Promise<void> {
  await context.store.write(async (transaction) => {
    for (let index = 0; index < count; index += 1)
      await recordFact(transaction, { context, kind, act: null, body: { id: `decision-${index}` } })
  })
}

/** Runs a statement as whoever has the file would. */
function change({ folder }: TestLog, statement: string): void {
  const database = new DatabaseSync(join(folder, 'hindsight.sqlite'))
  database.exec('pragma foreign_keys = off')
  database.exec(statement)
  database.close()
}

function copyOf({ folder }: TestLog): string {
  const path = join(temporaryFolder().path, 'backup.sqlite')
  const database = new DatabaseSync(join(folder, 'hindsight.sqlite'))
  database.exec(`vacuum into '${path}'`)
  database.close()
  return path
}

async function restored(context: TestLog, backup: string): Promise<TestLog> {
  await context.store.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(context.folder, `hindsight.sqlite${suffix}`), { force: true })
  cpSync(backup, join(context.folder, 'hindsight.sqlite'))
  return openLog(context.folder)
}
