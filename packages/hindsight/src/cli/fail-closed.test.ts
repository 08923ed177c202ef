// Nobody is clear because something failed: a database that is gone, stands still or has no space, and a clock that is
// wrong, each say so in time, leave the record whole, and need nothing but their end to go on (law L5, reliability A6.2).

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../store/index.ts'
import { freezeServer, removeServer, startServer, stopServer } from '../testing/postgres-server.ts'
import { type MemoryRun, runInMemory } from '../testing/run-in-memory.ts'
import { listedPeople, unList } from '../testing/small-lists.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const now = '2026-01-20T10:00:00Z'
const withinMs = 2000

interface Desk {
  readonly location: string
  readonly folder: string
  /** Runs a command at a time; `#name` stands for a file of the folder. */
  at(time: string, words: string): Promise<MemoryRun>
}

/** A store with a list and a file of three subjects, of whom one is listed. */
async function desk(location?: string): Promise<Desk> {
  const folder = temporaryFolder()
  const own = location ?? join(folder.path, 'store')
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config'), HINDSIGHT_KEYS: join(folder.path, 'keys') }
  const at: Desk['at'] = (time, words) => {
    const list = words.split(' ').map((word) => word.replace(/^#/u, `${folder.path}/`))
    return runInMemory(['--store', own, '--now', time, ...list], { env })
  }
  folder.write('un.xml', unList())
  folder.write('s.csv', `id,name\na,Xenia Quorthley\nb,${listedPeople[0]}\nc,Olga Fernquist\n`)
  folder.write('t.csv', 'id,name\nd,Pavel Ostrogard\n')
  expect((await at(now, 'lists add #un.xml --list demo_un')).exit).toBe(0)
  return { location: own, folder: folder.path, at }
}

/** Both ways to ask about somebody; `reason` is what they have to say, in time, and nobody is clear. */
async function expectUnavailable({ at }: Pick<Desk, 'at'>, reason: string, time = now): Promise<void> {
  const start = performance.now()
  const screened = await at(time, 'screen #s.csv --list demo_un --jsonl')
  expect([screened.exit, screened.trailer]).toMatchObject([3, { rows: 3, clear: 0, unavailable: 3 }])
  expect(screened.rows.map(({ reasons }) => reasons)).toEqual(Array.from({ length: 3 }, () => [reason]))
  expect(performance.now() - start).toBeLessThan(withinMs)
  await expectNotImported({ at }, reason, time)
}

async function expectNotImported({ at }: Pick<Desk, 'at'>, reason: string, time = now): Promise<void> {
  const start = performance.now()
  const imported = await at(time, 'subjects import #t.csv --jsonl')
  expect([imported.exit, imported.trailer]).toEqual([3, null])
  expect(imported.rows).toEqual([
    expect.objectContaining({
      state: 'unavailable',
      reasons: [reason],
      committed: expect.objectContaining({ rows: 0 }),
    }),
  ])
  expect(performance.now() - start).toBeLessThan(withinMs)
}

async function expectSound({ location }: Pick<Desk, 'location'>, versions: number): Promise<void> {
  const store = await openStore(location)
  const { faults } = await store.check()
  expect([faults, (await store.read(({ subjects }) => subjects.counts())).lastSequence]).toEqual([[], versions])
  await store.close()
}

describe('a PostgreSQL that is gone', () => {
  it.for([
    ['stopped at once', stopServer],
    ['stood still', freezeServer],
  ] as const)(
    'was %s: unavailable within two seconds, and again as before when it is back',
    async ([, end], context) => {
      const folder = mkdtempSync(join(tmpdir(), 'hindsight-fail-closed-'))
      chmodSync(folder, 0o711)
      const server = join(folder, 'server')
      onTestFinished(() => {
        removeServer(server)
        rmSync(folder, { recursive: true, force: true })
      })
      const starting = startServer(server, { isDurable: false, goesWith: process.pid })
      const url = await starting.catch((cause: unknown) => context.skip(`no PostgreSQL: ${String(cause)}`))
      const place = await desk(url)
      expect((await place.at(now, 'subjects import #s.csv')).exit).toBe(1)
      const open = await openStore(url)
      onTestFinished(() => open.close())
      const start = performance.now()
      let goOn = (): void => undefined
      const cut = open.write(async ({ log }) => {
        await log.append(Buffer.from('half done'))
        goOn = end(server)
        await log.append(Buffer.from('never done'))
      })
      onTestFinished(() => goOn())
      await expect(cut).rejects.toMatchObject({ code: 'store-unreachable' })
      expect(performance.now() - start).toBeLessThan(withinMs + 500)
      await expectUnavailable(place, 'dependency_down')
      goOn()
      goOn = () => undefined
      const back = performance.now()
      // The client that was open before goes on: nothing has to be started again.
      expect(await open.read(({ subjects }) => subjects.counts())).toMatchObject({ lastSequence: 3 })
      expect((await place.at(now, 'subjects import #t.csv')).exit).toBe(0)
      expect(performance.now() - back).toBeLessThan(10_000)
      await expectSound(place, 4)
    },
  )
})

describe('an embedded store', () => {
  it('whose file was taken away says so and goes on when it is back', async () => {
    const place = await desk()
    expect((await place.at(now, 'subjects import #s.csv')).exit).toBe(1)
    const store = await openStore(place.location)
    onTestFinished(() => store.close())
    const file = join(place.location, 'hindsight.sqlite')
    renameSync(file, `${file}.away`)
    await expect(store.read(({ log }) => log.size())).rejects.toMatchObject({ code: 'store-unreachable' })
    const cut = store.write(({ log }) => log.append(Buffer.from('lost')))
    await expect(cut).rejects.toMatchObject({ code: 'store-unreachable', exit: 3 })
    renameSync(`${file}.away`, file)
    expect((await store.read(({ subjects }) => subjects.counts())).lastSequence).toBe(3)
    expect((await place.at(now, 'subjects import #t.csv')).exit).toBe(0)
  })

  it('that has no space left keeps what it said, and goes on when there is some', async (context) => {
    const disk = mkdtempSync(join(tmpdir(), 'hindsight-full-'))
    const mount = (words: readonly string[]): void => void execFileSync('mount', words, { stdio: 'ignore' })
    try {
      mount(['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk])
    } catch {
      rmSync(disk, { recursive: true })
      context.skip('a small disk takes the right to mount one')
    }
    onTestFinished(() => {
      execFileSync('umount', ['-l', disk])
      rmSync(disk, { recursive: true, force: true })
    })
    const place = await desk(join(disk, 'store'))
    const many = Array.from({ length: 8000 }, (_, at) => `n${at},Xenia Quorthley ${at}\n`).join('')
    writeFileSync(join(place.folder, 'many.csv'), `id,name\n${many}`)
    const full = await place.at(now, 'subjects import #many.csv --jsonl')
    expect([full.exit, full.trailer]).toEqual([3, null])
    const [said] = full.rows as unknown as readonly { reasons: string[]; committed: { rows: number; clear: number } }[]
    expect(said?.reasons).toEqual(['dependency_down'])
    expect(said?.committed.rows).toBeLessThan(8000)
    await expectSound(place, said?.committed.clear ?? -1)
    mount(['-o', 'remount,size=64m', disk])
    const { exit, trailer } = await place.at(now, 'subjects import #many.csv --jsonl')
    expect([exit, trailer]).toMatchObject([0, { rows: 8000, imported: 8000, clear: 8000, unavailable: 0 }])
    await expectSound(place, 8000)
  })
})

describe('a clock that is wrong', () => {
  it.for([
    ['an hour back', '2026-01-20T09:00:00Z'],
    ['ten years back', '2016-01-20T10:00:00Z'],
  ])('by %s clears nobody and writes nothing', async ([, wrong]) => {
    const place = await desk()
    expect((await place.at(now, 'subjects import #s.csv')).exit).toBe(1)
    await expectUnavailable(place, 'clock_untrusted', wrong)
    expect((await place.at('2026-01-20T10:00:01Z', 'subjects import #t.csv')).exit).toBe(0)
    await expectSound(place, 4)
  })

  it('ten years ahead finds every list expired and writes nothing, so that the right time goes on', async () => {
    const place = await desk()
    expect((await place.at(now, 'subjects import #s.csv')).exit).toBe(1)
    const ahead = '2036-01-20T10:00:00Z'
    const screened = await place.at(ahead, 'screen #s.csv --list demo_un --jsonl')
    expect([screened.exit, screened.trailer?.clear]).toEqual([3, 0])
    expect(screened.rows[0]?.reasons).toEqual(['list_expired'])
    await expectNotImported(place, 'clock_untrusted', ahead)
    expect((await place.at('2026-01-20T10:00:01Z', 'subjects import #t.csv')).exit).toBe(0)
    await expectSound(place, 4)
  })

  it('may be confirmed on record, and what is only read is read by any clock', async () => {
    const place = await desk()
    const early = '2026-01-20T08:00:00Z'
    expect((await place.at(early, 'store status')).exit).toBe(0)
    const clock = await place.at(early, 'store clock --confirm --jsonl')
    expect(clock.trailer).toMatchObject({ confirmed: true, newest: '2026-01-20T10:00:00.000Z' })
    expect((await place.at(early, 'subjects import #t.csv')).exit).toBe(0)
  })

  it('stands still for as long as two machines may differ', async () => {
    const place = await desk()
    expect((await place.at('2026-01-20T09:59:58Z', 'subjects import #t.csv')).exit).toBe(0)
    const [shown] = (await place.at(now, 'subjects show d --jsonl')).rows as unknown as [{ versions: unknown[] }]
    expect(shown.versions).toEqual([expect.objectContaining({ recordedAt: '2026-01-20T10:00:00.000Z' })])
  })
})
