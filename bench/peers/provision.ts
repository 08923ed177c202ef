// Installs what the benchmarks compare with and the project does not depend on: nomenklatura from PyPI, in a virtual
// environment in a cache folder outside the repository. Run once: node bench/peers/provision.ts

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where peers are kept: `HINDSIGHT_BENCH_CACHE`, or the user's cache folder. */
function peerFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  return process.env['HINDSIGHT_BENCH_CACHE'] ?? join(cache, 'hindsight-bench')
}

/** The Python that has nomenklatura. */
export function peerPython(): string {
  return join(peerFolder(), 'nomenklatura', 'bin', 'python')
}

/** Runs a program to its end with its output on ours; says what went wrong, or null. */
function run(program: string, words: readonly string[]): string | null {
  const { status, error, signal } = spawnSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (error !== undefined) return `${program} could not be started: ${error.message}`
  return status === 0 ? null : `${program} ${words.join(' ')} ended with ${status ?? signal}`
}

/** Installs nomenklatura; gives the reason where that is not possible. */
function provisionNomenklatura(): string | null {
  const python = peerPython()
  if (!existsSync(python)) {
    const failure = run('python3', ['-m', 'venv', join(peerFolder(), 'nomenklatura')])
    if (failure !== null) return failure
  }
  return run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(import.meta.dirname, 'requirements.txt')])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const failure = provisionNomenklatura()
  process.stderr.write(failure === null ? `nomenklatura is ready: ${peerPython()}\n` : `nomenklatura: ${failure}\n`)
  process.exitCode = failure === null ? 0 : 1
}
