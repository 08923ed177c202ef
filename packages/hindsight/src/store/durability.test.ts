// Before anything is acknowledged, the system was asked to put it on the disk and has answered (SLO-02).

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const writer = new URL('../testing/acknowledging-writer.ts', import.meta.url).pathname
const count = 5

it('syncs the journal of the embedded store between the last write to it and the acknowledgement', (context) => {
  if (spawnSync('strace', ['-V']).status !== 0) context.skip('strace is not on this machine: apt-get install strace')
  const { path } = temporaryFolder()
  const trace = join(path, 'trace')
  const watched = '--trace=write,pwrite64,fsync,fdatasync'
  const words = ['-f', '-y', watched, '-o', trace, process.execPath, writer, join(path, 'store'), String(count)]
  const { status, stdout, stderr } = spawnSync('strace', words, { encoding: 'utf8' })
  if (status !== 0 && /ptrace|not permitted/iu.test(stderr)) context.skip(`strace may not watch here: ${stderr.trim()}`)
  expect([status, stdout.split('\n').length]).toEqual([0, count + 1])
  let unsynced = 0
  let journalWrites = 0
  const acknowledged: number[] = []
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/pwrite64\(\d+<[^>]*hindsight\.sqlite-wal>/u.test(line)) {
      unsynced++
      journalWrites++
    } else if (/f(?:data)?sync\(\d+<[^>]*hindsight\.sqlite-wal>\)\s+= 0/u.test(line)) unsynced = 0
    else if (line.includes('"acknowledged ')) acknowledged.push(unsynced)
  }
  expect(acknowledged).toEqual(Array.from({ length: count }, () => 0))
  expect(journalWrites).toBeGreaterThanOrEqual(count)
})
