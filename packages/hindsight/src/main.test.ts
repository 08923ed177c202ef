// The program as a process: exit codes, pipes that close, Ctrl-C. Each test starts it, which is slow, so there are few.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listedPeople, unList } from './testing/small-lists.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const program = fileURLToPath(new URL('../bin/hindsight.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program; `onOutput` may write to it, close its output or signal it. */
async function start(
  words: readonly string[],
  onOutput?: (child: ReturnType<typeof spawn>, text: string) => void,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...env } })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString('utf8')
    onOutput?.(child, output.stdout)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString('utf8')
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.on('close', resolve)
  return { code: await promise, ...output }
}

function files(count: number): { subjects: string; list: string } {
  const folder = temporaryFolder()
  const rows = Array.from({ length: count }, (_, position) => `Somebody Elseentirely${position}`).join('\n')
  return { subjects: folder.write('s.csv', `name\n${rows}\n`), list: folder.write('un.xml', unList()) }
}

describe('hindsight', () => {
  it('ends with 0, 1, 2, 3 and 7 as its contract says', async () => {
    const { subjects, list } = files(3)
    const folder = temporaryFolder()
    const listed = folder.write('listed.csv', `name\n${listedPeople[0]}\n`)
    const ragged = folder.write('ragged.csv', 'name\nSomebody Else,x\n')
    const codes = await Promise.all(
      [
        ['screen', subjects, '--list', list],
        ['screen', listed, '--list', list],
        ['screen', subjects],
        ['screen', subjects, '--list', `${list}.gone`],
        ['screen', ragged, '--list', list],
      ].map((words) => start(words)),
    )
    expect(codes.map((ended) => ended.code)).toEqual([0, 1, 2, 3, 7])
  })

  it('law L3: two processes in two locales, time zones and numbers of threads give the same bytes', async () => {
    const folder = temporaryFolder()
    const names = [...listedPeople, 'İSTANBUL ILGAZ', 'Straße Größe', 'Ёлкин Пётр', 'محمد حسن'].join('\n')
    const subjects = folder.write('s.csv', `name\n${names}\n`)
    const words = ['screen', subjects, '--list', folder.write('un.xml', unList()), '--jsonl']
    const [here, there] = await Promise.all([
      start([...words, '--workers', '1'], undefined, { LC_ALL: 'C', TZ: 'UTC' }),
      start([...words, '--workers', '2'], undefined, { LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Auckland' }),
    ])
    const timeless = (text: string): string => text.replace(/"elapsedMs":\d+/u, '')
    expect(timeless(there.stdout)).toBe(timeless(here.stdout))
    expect(here.stdout).toContain('"state":"review"')
  })

  it('streams rows and ends with a trailer, on worker threads too', async () => {
    const { subjects, list } = files(1000)
    const { code, stdout } = await start(['screen', subjects, '--list', list, '--jsonl', '--workers', '2'])
    const lines = stdout.trimEnd().split('\n')
    expect([code, lines.length]).toEqual([0, 1001])
    expect(lines.slice(0, -1).map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(
      lines.slice(1).map((_, at) => at + 2),
    )
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: true, rows: 1000, clear: 1000 })
  })

  it.each(['1', '2'])('Ctrl-C ends with what is finished and 130 (workers: %s)', async (workers) => {
    const { subjects, list } = files(60_000)
    let isSignalled = false
    const { code, stdout } = await start(
      ['screen', subjects, '--list', list, '--jsonl', '--workers', workers],
      (child) => {
        if (!isSignalled) child.kill('SIGINT')
        isSignalled = true
      },
    )
    const lines = stdout.trimEnd().split('\n')
    const trailer = JSON.parse(lines.at(-1) ?? '') as { rows: number; clear: number; interrupted: boolean }
    expect(code).toBe(130)
    expect(trailer).toMatchObject({ end: true, interrupted: true, rows: lines.length - 1, clear: lines.length - 1 })
    expect(trailer.rows).toBeGreaterThan(0)
    expect(trailer.rows).toBeLessThan(60_000)
  })

  it('ends quietly when nobody reads its output any more', async () => {
    const { subjects, list } = files(60_000)
    const { code, stderr } = await start(['screen', subjects, '--list', list, '--jsonl'], (child) =>
      child.stdout?.destroy(),
    )
    expect(code).not.toBe(0)
    expect(stderr).not.toMatch(/EPIPE|Error|at /u)
  })
})
