#!/usr/bin/env node
// Starts the command line. A checkout runs the TypeScript sources; the published package runs its build.
import { existsSync } from 'node:fs'
import module from 'node:module'

const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `hindsight needs Node 24 or newer and was started by Node ${process.versions.node}.\n` +
      'In a checkout run "npm ci" and then "npx hindsight", which brings its own; elsewhere install Node 24.\n',
  )
  process.exit(2)
}
module.enableCompileCache?.()
const source = new URL('../src/main.ts', import.meta.url)
await import(existsSync(source) ? source.href : new URL('../dist/main.js', import.meta.url).href)
