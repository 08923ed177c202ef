// Lists kept, held, released and screened against, as the command line tells them.

import { describe, expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { postgresPlace, type StorePlace, sqlitePlace, tamper } from '../../testing/store-places.ts'
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporary-folder.ts'

const manyPeople = Array.from({ length: 40 }, (_, at) => `Ottokar Beskydzan${'abcdefghij'[at % 10]}${at}`)

interface Desk {
  readonly folder: TemporaryFolder
  run(words: string, now?: string): Promise<MemoryRun>
}

/** Runs commands on one store for tests; `#name` stands for a file of the folder. */
function desk(location?: string): Desk {
  const folder = temporaryFolder()
  const env = { HINDSIGHT_STORE: location ?? `${folder.path}/store`, XDG_CONFIG_HOME: `${folder.path}/conf` }
  return {
    folder,
    run(words, now = '2026-02-01T12:00:00Z') {
      const list = words.split(' ').map((word) => word.replace(/^#/u, `${folder.path}/`).replaceAll('_~', ' '))
      return runInMemory([...list, '--now', now], { env })
    },
  }
}

async function withList(content = unList(manyPeople), location?: string): Promise<Desk> {
  const own = desk(location)
  own.folder.write('first.xml', content)
  own.folder.write('s.csv', `name\nOttokar Beskydzana0\nSomebody Quiteother\n`)
  expect((await own.run('lists add #first.xml --list un_test')).exit).toBe(0)
  return own
}

describe('lists add', () => {
  it('says that a list is live, unchanged or refused, as text and as JSON', async () => {
    const { folder, run } = desk()
    folder.write('list.xml', unList())
    const first = await run('lists add #list.xml --list un_test --jsonl')
    expect(first.stderr).toContain('A store for tests was made')
    expect(first.rows[0]).toMatchObject({
      listId: 'un_test',
      outcome: 'live',
      version: 'un_test@2026-01-15',
      parties: 3,
    })
    expect(first.trailer).toMatchObject({ end: true, exit: 0 })
    expect((await run('lists add #list.xml --list un_test')).stdout).toContain('unchanged  un_test@2026-01-15')
    folder.write('cut.xml', unList().slice(0, -50))
    const cut = await run('lists add #cut.xml --list un_test')
    expect(cut.exit).toBe(3)
    expect(cut.stdout).toMatch(/^refused {2}un_test.*; un_test@2026-01-15 stays live\n/u)
  })

  it.for<[string, StorePlace]>([
    ['a folder', sqlitePlace],
    ['PostgreSQL', postgresPlace],
  ])('holds a shrunken list with reasons, and two people release it, in %s', async ([, placeOf], context) => {
    const { folder, run } = await withList(unList(manyPeople), await placeOf(context))
    folder.write('shrunk.xml', unList(manyPeople.slice(0, 12)))
    const held = await run('lists add #shrunk.xml --list un_test')
    expect(held.exit).toBe(1)
    expect(held.stdout).toContain('28 of 40 parties removed')
    expect((await run('lists status')).stdout).toContain('held back: un_test@2026-01-15.2')
    expect((await run('operators enrol anna --name Anna')).exit).toBe(0)
    expect((await run('operators enrol bert --name Bert')).exit).toBe(0)
    const alone = 'lists release un_test@2026-01-15.2 --reason expired --notice https://example.org/notice'
    expect((await run(alone)).exit).toBe(4)
    const proposed = await run(`${alone} --as anna`)
    expect([proposed.exit, proposed.stdout.slice(0, 8)]).toEqual([1, 'proposed'])
    expect((await run('lists release un_test@2026-01-15.2 --as anna')).exit).toBe(4)
    expect((await run('lists status')).stdout).toContain('un_test@2026-01-15 ·')
    expect((await run('lists release un_test@2026-01-15.2 --as bert')).exit).toBe(0)
    expect((await run('lists status')).stdout).toContain('un_test@2026-01-15.2 · 12 parties')
    expect((await run('lists history un_test')).stdout).toMatch(/un_test@2026-01-15\.2\s+live\s+12 parties.*released/u)
  })

  it('holds whatever comes while a person holds the list', async () => {
    const { folder, run } = await withList()
    await run('operators enrol anna --name Anna')
    expect((await run('lists hold un_test --reason faulty --as anna')).exit).toBe(0)
    folder.write('next.xml', unList([...manyPeople, 'Ratimir Velegradskiy']))
    const next = await run('lists add #next.xml --list un_test')
    expect([next.exit, next.stdout]).toEqual([1, expect.stringContaining('held by anna: faulty')])
    expect((await run('lists hold un_test --lift --reason sound --as anna')).exit).toBe(0)
    expect((await run('lists add #next.xml --list un_test')).stdout).toContain('live  un_test@2026-01-15.2')
  })
})

describe('screen with a stored list', () => {
  it('finds, and is clear with the version, its age and its epoch in coverage', async () => {
    const { run } = await withList()
    const { exit, rows, trailer } = await run('screen #s.csv --list un_test --jsonl')
    expect(rows.map(({ state }) => state)).toEqual(['review', 'clear'])
    expect(exit).toBe(1)
    expect(rows[0]?.hits[0]).toMatchObject({ listVersion: 'un_test@2026-01-15' })
    const [coverage] = (trailer?.coverage ?? []) as readonly Record<string, unknown>[]
    expect(coverage).toMatchObject({
      listVersion: 'un_test@2026-01-15',
      state: 'read',
      publishedAt: expect.any(String),
    })
    expect(coverage?.stored).toMatchObject({ epoch: 1, gate: 'accepted', age: 'fresh', ageDays: 17, isPinned: false })
  })

  it('gives the same answers as the file that the list was read from', async () => {
    const { run } = await withList()
    const stored = await run('screen #s.csv --list un_test --jsonl')
    const byPath = await run('screen #s.csv --list #first.xml --list-id un_test --jsonl')
    expect(stored.rows).toEqual(byPath.rows)
  })

  it('clears nobody by a list that has expired or was never loaded', async () => {
    const { run } = await withList()
    const expired = await run('screen #s.csv --list un_test --jsonl', '2026-12-24')
    expect(expired.rows.map(({ state, reasons }) => [state, reasons])).toEqual([
      ['review', ['possible_match', 'list_expired']],
      ['unavailable', ['list_expired']],
    ])
    const never = await run('screen #s.csv --list un_test --list eu_fsf --jsonl')
    expect(never.rows.map(({ reasons }) => reasons)).toEqual([
      ['possible_match', 'list_never_loaded'],
      ['list_never_loaded'],
    ])
    expect([expired.exit, never.exit]).toEqual([3, 3])
    expect(never.stderr).toContain('eu_fsf was never loaded: no list of this name was ever added')
  })

  it('says stale, and is still clear', async () => {
    const { run } = await withList()
    const stale = await run('screen #s.csv --list un_test', '2026-03-01T00:00:00Z')
    expect(stale.stdout).toContain('note: stale')
    expect(stale.exit).toBe(1)
  })

  it('looks at the version in force at a time, as recorded at a time, or at the one named', async () => {
    const { folder, run } = await withList()
    folder.write('t.csv', 'name\nRatimir Velegradskiy\n')
    const next = unList([...manyPeople, 'Ratimir Velegradskiy']).replace('2026-01-15T', '2026-01-28T')
    folder.write('next.xml', next)
    expect((await run('lists add #next.xml --list un_test', '2026-02-02')).exit).toBe(0)
    const states = async (more: string): Promise<readonly (string | undefined)[]> => {
      const { rows } = await run(`screen #t.csv --list un_test${more} --jsonl`, '2026-02-03')
      return rows.map(({ state }) => state)
    }
    expect(await states('')).toEqual(['review'])
    expect(await states(' --as-of 2026-01-20')).toEqual(['clear'])
    expect(await states(' --as-of 2026-01-28')).toEqual(['review'])
    expect(await states(' --known-at 2026-02-01T13:00:00Z')).toEqual(['clear'])
    expect(await states('@2026-01-15')).toEqual(['clear'])
    expect(await states(' --as-of 2026-01-01')).toEqual(['unavailable'])
    expect((await run('screen #t.csv --list un_test@2025-01-01', '2026-02-03')).exit).toBe(2)
  })

  it('never clears anybody by a version that was held', async () => {
    const { folder, run } = await withList()
    folder.write('shrunk.xml', unList(manyPeople.slice(0, 12)))
    await run('lists add #shrunk.xml --list un_test')
    const { rows } = await run('screen #s.csv --list un_test@2026-01-15.2 --jsonl')
    expect(rows.map(({ state }) => state)).toEqual(['review', 'unavailable'])
  })
})

describe('what is stored', () => {
  it('can be shown, compared and verified', async () => {
    const { folder, run } = await withList(unList())
    folder.write('next.xml', unList([...listedPeople, 'Neu Hinzugekommen']))
    await run('lists add #next.xml --list un_test')
    const found = await run('lists show un_test --find hinzu')
    expect(found.stdout).toContain('Neu Hinzugekommen')
    expect((await run('lists show un_test@2026-01-15')).stdout).toContain('3 records = 3 parties + 0 rejects')
    const diff = await run('lists diff un_test@2026-01-15 un_test --jsonl')
    expect(diff.trailer).toMatchObject({ added: 1, changed: 0, removed: 0, unchanged: 3 })
    const verified = await run('lists verify --jsonl')
    expect([verified.exit, verified.trailer]).toEqual([0, { end: true, rows: 2, faults: 0 }])
  })
})

describe('a list of one’s own', () => {
  const header = 'id,name,owner,reason,evidence,review_date,expiry\n'
  const rows = `${header}p1,Ottokar Beskydzan,Anna,case 1,file 7,2026-12-01,2026-06-01
p2,Ratimir Velegradskiy,Anna,case 2,file 8,2026-12-01,2027-06-01\n`

  it('takes two people to add to and to remove from, and expired entries no longer alert', async () => {
    const { folder, run } = desk()
    await run('operators enrol anna --name Anna')
    await run('operators enrol bert --name Bert')
    folder.write('own.csv', rows)
    folder.write('s.csv', 'name\nOttokar Beskydzan\nRatimir Velegradskiy\n')
    const proposed = await run('lists custom add #own.csv --list our_list --reason new --as anna')
    const id = /\(([0-9a-f]{16})\)/u.exec(proposed.stdout)?.[1] ?? ''
    const states = async (now: string): Promise<readonly unknown[]> => {
      return (await run('screen #s.csv --list our_list --jsonl', now)).rows.map(({ state }) => state)
    }
    expect(await states('2026-02-02')).toEqual(['unavailable', 'unavailable'])
    expect((await run(`operators approve ${id} --as anna`)).exit).toBe(4)
    expect((await run(`operators approve ${id} --as bert`)).exit).toBe(0)
    expect(await states('2026-02-02')).toEqual(['review', 'review'])
    expect(await states('2026-07-01')).toEqual(['clear', 'review'])
    const removal = await run('lists custom remove our_list p2 --reason mistaken --as bert')
    const second = /\(([0-9a-f]{16})\)/u.exec(removal.stdout)?.[1] ?? ''
    expect(await states('2026-07-01')).toEqual(['clear', 'review'])
    expect((await run(`operators approve ${second} --as anna`)).exit).toBe(0)
    expect(await states('2026-02-03')).toEqual(['review', 'clear'])
    expect((await run('lists custom show our_list')).stdout).toContain('alerting')
  })

  it.each([
    ['without an owner', 'p1,Ottokar Beskydzan,,case 1,file 7,2026-12-01,2027-06-01', 'the entry has no owner'],
    ['with a review in two years', 'p1,Ottokar Beskydzan,A,c,f,2028-02-01,2028-06-01', 'more than 12 months away'],
    ['that expired', 'p1,Ottokar Beskydzan,A,c,f,2026-12-01,2025-06-01', 'the entry expired on 2025-06-01'],
  ])('refuses an entry %s', async (_, row, message) => {
    const { folder, run } = desk()
    await run('operators enrol anna --name Anna')
    folder.write('own.csv', `${header}${row}\n`)
    const { exit, stderr } = await run('lists custom add #own.csv --list our_list --reason new --as anna')
    expect([exit, stderr]).toEqual([7, expect.stringContaining(message)])
  })

  it('warns of names that many people have', async () => {
    const { folder, run } = desk()
    await run('operators enrol anna --name Anna')
    folder.write('own.csv', `${header}p1,Beskydzan,A,c,f,2026-12-01,2027-06-01\n`)
    const { stderr } = await run('lists custom add #own.csv --list our_list --reason new --as anna')
    expect(stderr).toContain('is one word')
  })
})

describe('lists settings', () => {
  it('hold what is set once two people agree: an anchor that is missing holds the next version', async () => {
    const { folder, run } = await withList()
    for (const id of ['anna', 'bert']) await run(`operators enrol ${id} --name ${id}`)
    const proposed = await run(
      'lists settings un_test --set anchors=9039 --set expiredDays=5 --reason policy --as anna',
    )
    const id = /\(([0-9a-f]{16})\)/u.exec(proposed.stdout)?.[1] ?? ''
    expect((await run('lists status')).exit).toBe(0)
    expect((await run(`operators approve ${id} --as anna`)).exit).toBe(4)
    expect((await run(`operators approve ${id} --as bert`)).exit).toBe(0)
    expect((await run('lists status')).stdout).toMatch(/^expired {2}un_test/u)
    folder.write('next.xml', unList(manyPeople.slice(0, -1)))
    expect((await run('lists add #next.xml --list un_test')).stdout).toContain('The anchor 9039 is not on the list')
    expect((await run('lists settings un_test --set nonsense=1 --reason x --as anna')).exit).toBe(2)
  })
})

describe('lists verify', () => {
  it.each([
    ['a party of a version is gone', "delete from list_members where party_id = '9003'"],
    ['a count is changed', 'update list_versions set records = records + 1'],
    ['a receipt is gone', 'delete from receipts'],
    ['kept bytes are changed', "update file_parts set content = x'00'"],
  ])('ends with 6 where %s behind its back', async (_, statement) => {
    const location = await sqlitePlace({ skip: () => expect.unreachable() })
    const { run } = await withList(unList(manyPeople), location)
    await tamper(location, statement)
    const { exit, stdout } = await run('lists verify')
    expect([exit, stdout]).toEqual([6, expect.stringContaining('damaged  un_test@2026-01-15')])
  })
})

describe('the clock', () => {
  it('cannot be set in a store that is not for tests', async () => {
    const folder = temporaryFolder()
    const env = { HINDSIGHT_STORE: `${folder.path}/store` }
    folder.write('list.xml', unList())
    await runInMemory(['lists', 'add', `${folder.path}/list.xml`, '--list', 'un_test'], { env })
    const { exit, stderr } = await runInMemory(['lists', 'status', '--now', '2030-01-01'], { env })
    expect(exit).toBe(4)
    expect(stderr).toContain('its clock cannot be set')
  })
})
