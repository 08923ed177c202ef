// The embedded database: one file in one folder. One connection writes, others read snapshots beside it (WAL); a commit
// is on the disk before it is answered (synchronous=FULL).

import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { reasonOf } from '../config/index.ts'
import type { Backend } from './backend.ts'
import { type Connection, type Session, withSession } from './connection.ts'
import { guarded, sqliteConnection } from './sqlite-connection.ts'
import { StoreError } from './store-error.ts'

const fileName = 'hindsight.sqlite'
/** SQLite itself waits this long in our thread; beyond that `withPatience` waits without holding it. */
const busyTimeoutMs = 20
/** Reading connections kept open while nobody uses them. */
const idleReadersMax = 4
const privateFolder = 0o700
const privateFile = 0o600

/** Opens the database of a folder, and makes both where they are missing. */
export function openSqlite(folder: string): Backend {
  const path = join(folder, fileName)
  makeFolder(folder)
  const isNew = !existsSync(path)
  const open = (isReader: boolean): DatabaseSync =>
    guarded(folder, () => {
      const database = new DatabaseSync(path, { readOnly: isReader, timeout: busyTimeoutMs })
      if (!isReader) database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on')
      database.exec('pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -65536')
      return database
    })
  const writer = open(false)
  if (isNew) chmodSync(path, privateFile)
  return new SqliteBackend(folder, path, { writer, openReader: () => open(true) })
}

interface Handles {
  readonly writer: DatabaseSync
  openReader(): DatabaseSync
}

interface DatabaseFile {
  readonly path: string
  readonly inode: number
}

interface Handle {
  readonly database: DatabaseSync
  readonly connection: Connection
  readonly file: DatabaseFile
}

class SqliteBackend implements Backend {
  readonly kind = 'sqlite'
  readonly location: string
  readonly #path: string
  readonly #writer: Handle
  readonly #openReader: () => Handle
  readonly #idleReaders: Handle[] = []

  constructor(location: string, path: string, handles: Handles) {
    const file = { path, inode: statSync(path).ino }
    const handle = (database: DatabaseSync): Handle => {
      return { database, connection: sqliteConnection(database, location), file }
    }
    this.location = location
    this.#path = path
    this.#writer = handle(handles.writer)
    this.#openReader = () => handle(handles.openReader())
  }

  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const reader = this.#idleReaders.pop() ?? this.#openReader()
    try {
      return await transact(reader, 'begin', work)
    } finally {
      if (this.#idleReaders.length < idleReadersMax && this.#writer.database.isOpen) this.#idleReaders.push(reader)
      else reader.database.close()
    }
  }

  write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return transact(this.#writer, 'begin immediate', work)
  }

  alter<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.write(work)
  }

  /** From a reader beside the writer that holds the lock: nothing can change between the copy and the steps. */
  backup(name: string): string {
    const file = `${this.#path}.${name}.backup`
    guarded(this.location, () => {
      const { database } = this.#openReader()
      try {
        database.prepare('vacuum into ?').run(file)
      } finally {
        database.close()
      }
      chmodSync(file, privateFile)
      sync(file)
      sync(dirname(file))
    })
    return file
  }

  close(): Promise<void> {
    for (const { database } of this.#idleReaders.splice(0)) database.close()
    if (this.#writer.database.isOpen) this.#writer.database.close()
    return Promise.resolve()
  }
}

async function transact<T>(
  { database, connection, file }: Handle,
  begin: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  assertThere(file, connection.location)
  guarded(connection.location, () => database.exec(begin))
  try {
    const result = await withSession(connection, work)
    assertThere(file, connection.location)
    guarded(connection.location, () => database.exec('commit'))
    return result
  } finally {
    // Still open only where something was thrown; SQLite has ended it by itself where the disk was full.
    if (database.isOpen && database.isTransaction) database.exec('rollback')
  }
}

/** A database whose file was taken away can still be written, and nobody will ever find what was. */
function assertThere({ path, inode }: DatabaseFile, location: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.ino === inode) return
  throw new StoreError('store-unreachable', { location, reason: `${path} was removed or replaced` })
}

function makeFolder(folder: string): void {
  try {
    const existing = statSync(folder, { throwIfNoEntry: false })
    if (existing?.isDirectory() === false)
      throw new StoreError('store-location', { location: folder, reason: 'it is a file, not a folder' })
    if (existing !== undefined) return
    const first = mkdirSync(folder, { recursive: true, mode: privateFolder })
    sync(dirname(first ?? folder))
  } catch (thrown) {
    if (thrown instanceof StoreError) throw thrown
    throw new StoreError('store-unreachable', { location: folder, reason: reasonOf(thrown) }, thrown)
  }
}

/** Makes sure that a file, or the names in a folder, survive a power cut. */
function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
