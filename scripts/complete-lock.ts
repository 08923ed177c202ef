// Keeps package-lock.json whole for every platform. npm leaves out an optional binary of another platform when the
// registry at hand lacks it, and `npm ci` then refuses the lock everywhere. Run after `npm install`; --check only looks.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LOCK = join(import.meta.dirname, '../package-lock.json')

interface LockedPackage {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>
  readonly [field: string]: unknown
}

/** Parts of a binary package's name and what they say of the platform it is for. */
const OPERATING_SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** The lock with an entry for every optional dependency, in npm's order, and the names that had none. */
function completeLock(lock: Lock): { lock: Lock; missing: string[] } {
  const packages = { ...lock.packages }
  const missing: string[] = []
  for (const [at, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(lock, at, name)) continue
      packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true }
      missing.push(`${name}@${version}`)
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, missing }
}

/** Looks where Node looks: in the package's own node_modules, then upwards. */
function isLocked(lock: Lock, at: string, name: string): boolean {
  for (let base = at; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1)))
    if (lock.packages[`${base}/node_modules/${name}`] !== undefined) return true
  return lock.packages[`node_modules/${name}`] !== undefined
}

function platformOf(name: string): Record<string, readonly string[]> {
  const parts = name.split(/[/-]/)
  const system = OPERATING_SYSTEMS.find((one) => parts.includes(one))
  const processor = PROCESSORS.find((one) => parts.includes(one))
  if (system === undefined || processor === undefined)
    throw new Error(`${name} is not in package-lock.json and its name tells no platform: run "npm install" again`)
  const library = parts.some((part) => part.startsWith('musl')) ? { libc: ['musl'] } : {}
  return { cpu: [processor], ...library, os: [system] }
}

const { lock, missing } = completeLock(JSON.parse(readFileSync(LOCK, 'utf8')) as Lock)
if (missing.length > 0 && process.argv.includes('--check')) {
  process.stderr.write(`package-lock.json lacks ${missing.join(', ')}: run "node scripts/complete-lock.ts"\n`)
  process.exitCode = 1
} else if (missing.length > 0) {
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`added ${missing.length} packages of other platforms to package-lock.json\n`)
}
