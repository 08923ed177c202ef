// Each rule of tidy is shown to fail: a small tidy tree, then one violation at a time, and the place where it is named.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tidy } from './tidy.ts'

const ENGINE = 'packages/engine/src'
const HINDSIGHT = 'packages/hindsight/src'

/** Nothing is wrong here. */
const TIDY_TREE: Readonly<Record<string, string>> = {
  'packages/engine/package.json': JSON.stringify({
    exports: {
      './base': './src/base/index.ts',
      './text': './src/text/index.ts',
      './testing': './src/testing/index.ts',
    },
  }),
  'packages/hindsight/bin/hindsight.js': "await import(new URL('../src/main.ts', import.meta.url).href)\n",
  [`${ENGINE}/base/index.ts`]: "export { one } from './one.ts'\n",
  [`${ENGINE}/base/one.ts`]: '// A number.\nexport const one = 1\n',
  [`${ENGINE}/text/index.ts`]: "export { two } from './two.ts'\n",
  [`${ENGINE}/text/two.ts`]: "// A sum.\nimport { one } from '../base/index.ts'\nexport const two = one + one\n",
  [`${ENGINE}/text/two.test.ts`]: "// Tests the sum.\nimport { build } from '../testing/index.ts'\nbuild()\n",
  [`${ENGINE}/testing/index.ts`]: "export { build } from './build.ts'\n",
  [`${ENGINE}/testing/build.ts`]:
    "// A builder.\nimport { two } from '../text/two.ts'\nexport const build = () => two\n",
  [`${HINDSIGHT}/main.test.ts`]: '// Tests the program.\nnull\n',
  [`${HINDSIGHT}/main.ts`]: "// The program.\nimport { say } from './cli/index.ts'\nsay()\n",
  [`${HINDSIGHT}/cli/index.ts`]: "export { say } from './say.ts'\n",
  [`${HINDSIGHT}/cli/say.ts`]:
    "// Says it.\nimport { two } from '@hindsight/engine/text'\nexport const say = () => console.log(two, Date.now())\n",
}

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tidy-'))
  write(TIDY_TREE)
})
afterEach(() => rmSync(root, { recursive: true }))

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** What tidy says of the tree with these files changed, as `path:line rule`. */
function brokenBy(files: Readonly<Record<string, string>>): string[] {
  write(files)
  return tidy(root).map(({ path, line, rule }) => `${path}:${line} ${rule}`)
}

test('a tidy tree has no problems', () => {
  expect(tidy(root)).toEqual([])
})

test('a problem carries its remedy', () => {
  write({ [`${ENGINE}/base/one.ts`]: '// A number.\nexport const one = Math.random()\n' })
  expect(tidy(root)).toEqual([
    {
      path: `${ENGINE}/base/one.ts`,
      line: 2,
      rule: 'banned',
      remedy: 'Math.random is banned in the engine: take the randomness as an argument',
    },
  ])
})

describe('the line of modules', () => {
  test('an import to the right', () => {
    const text = "// A number.\nimport type { two } from '../text/index.ts'\nexport const one: typeof two = 1\n"
    expect(brokenBy({ [`${ENGINE}/base/one.ts`]: text })).toEqual([`${ENGINE}/base/one.ts:2 line`])
  })

  test('modules that stand together', () => {
    const found = brokenBy({
      [`${HINDSIGHT}/cli/say.ts`]:
        "// Says.\nimport { serve } from '../api/index.ts'\nexport const say = () => serve\n",
      [`${HINDSIGHT}/api/index.ts`]: "export { serve } from './serve.ts'\n",
      [`${HINDSIGHT}/api/serve.ts`]: '// Serves.\nexport const serve = 1\n',
    })
    expect(found).toEqual([`${HINDSIGHT}/cli/say.ts:2 line`])
  })

  test('an import past a door', () => {
    const text = "// A sum.\nimport { one } from '../base/one.ts'\nexport const two = one + one\n"
    expect(brokenBy({ [`${ENGINE}/text/two.ts`]: text })).toEqual([`${ENGINE}/text/two.ts:2 door`])
  })

  test('a test past a door', () => {
    const text = "// Tests.\nimport { one } from '../base/one.ts'\nif (one !== 1) throw new Error()\n"
    expect(brokenBy({ [`${ENGINE}/text/two.test.ts`]: text })).toContain(`${ENGINE}/text/two.test.ts:2 door`)
  })

  test('an import of engine sources by their path', () => {
    const text = "// Says it.\nimport { two } from '../../../engine/src/text/two.ts'\nexport const say = () => two\n"
    expect(brokenBy({ [`${HINDSIGHT}/cli/say.ts`]: text })).toEqual([`${HINDSIGHT}/cli/say.ts:2 door`])
  })

  test('an engine that imports the product', () => {
    const text = "// A sum.\nimport { say } from '../../../hindsight/src/cli/index.ts'\nexport const two = say\n"
    expect(brokenBy({ [`${ENGINE}/text/two.ts`]: text })).toContain(`${ENGINE}/text/two.ts:2 line`)
  })

  test('an engine that imports the platform', () => {
    const text = "// A number.\nimport { sep } from 'node:path'\nexport const one = sep\n"
    expect(brokenBy({ [`${ENGINE}/base/one.ts`]: text })).toEqual([`${ENGINE}/base/one.ts:2 engine-purity`])
  })

  test('a product that imports from a testing folder', () => {
    const text = "// Says it.\nimport { build } from '@hindsight/engine/testing'\nexport const say = build\n"
    expect(brokenBy({ [`${HINDSIGHT}/cli/say.ts`]: text })).toEqual([`${HINDSIGHT}/cli/say.ts:2 testing-import`])
  })

  test('a module that is not on the line', () => {
    const found = brokenBy({
      [`${HINDSIGHT}/main.test.ts`]: '// Tests the program.\nnull\n',
      [`${HINDSIGHT}/main.ts`]: "// The program.\nimport { help } from './helpers/index.ts'\nhelp()\n",
      [`${HINDSIGHT}/helpers/index.ts`]: "export { help } from './help.ts'\n",
      [`${HINDSIGHT}/helpers/help.ts`]: '// Helps.\nexport const help = () => 1\n',
    })
    expect(found).toContain(`${HINDSIGHT}/helpers/help.ts:1 unknown-module`)
  })

  test('a second door, a door with code and a module without a door', () => {
    const found = brokenBy({
      [`${ENGINE}/base/deep/index.ts`]: "export { one } from '../one.ts'\n",
      [`${ENGINE}/base/index.ts`]: "export { one } from './deep/index.ts'\nexport const more = 1\n",
      [`${ENGINE}/names/name.ts`]: '// A name.\nexport const name = 1\n',
    })
    expect(found).toContain(`${ENGINE}/base/deep/index.ts:1 second-door`)
    expect(found).toContain(`${ENGINE}/base/index.ts:1 door-code`)
    expect(found).toContain(`${ENGINE}/names/name.ts:1 no-door`)
  })
})

describe('the whole', () => {
  test('a runtime circle', () => {
    const found = brokenBy({
      [`${ENGINE}/base/one.ts`]: "// A number.\nimport { zero } from './zero.ts'\nexport const one = zero + 1\n",
      [`${ENGINE}/base/zero.ts`]: "// A number.\nimport { one } from './one.ts'\nexport const zero = one - 1\n",
    })
    expect(found).toEqual([`${ENGINE}/base/zero.ts:2 cycle`])
  })

  test('a circle of types is none', () => {
    const found = brokenBy({
      [`${ENGINE}/base/one.ts`]: "// A number.\nimport { zero } from './zero.ts'\nexport const one = zero + 1\n",
      [`${ENGINE}/base/zero.ts`]:
        "// A number.\nimport type { one } from './one.ts'\nexport const zero = 0 as typeof one\n",
    })
    expect(found).toEqual([])
  })

  test('a dead file', () => {
    expect(brokenBy({ [`${ENGINE}/base/left.ts`]: '// Left over.\nexport const left = 1\n' })).toEqual([
      `${ENGINE}/base/left.ts:1 dead-file`,
    ])
  })

  test('a file that only tests need', () => {
    const found = brokenBy({
      [`${ENGINE}/text/sample.ts`]: '// A sample.\nexport const sample = 1\n',
      [`${ENGINE}/text/two.test.ts`]: "// Tests.\nimport { sample } from './sample.ts'\nsample.toFixed()\n",
    })
    expect(found).toContain(`${ENGINE}/text/sample.ts:1 dead-file`)
  })

  test('a worker that is started by its address is alive', () => {
    const found = brokenBy({
      [`${HINDSIGHT}/cli/worker.ts`]: '// Works.\nexport type Work = 1\nexport function work() {}\n',
      [`${HINDSIGHT}/cli/say.ts`]:
        "// Says.\nimport type { Work } from './worker.ts'\nexport const say = (): [URL, Work] => [new URL('./worker.ts', import.meta.url), 1]\n",
    })
    expect(found).toEqual([])
  })

  test('a type that its file promises to others may be exported with it', () => {
    const found = brokenBy({
      [`${ENGINE}/base/one.ts`]: '// A number.\nexport type One = 1\nexport type Two = 2\nexport const one: One = 1\n',
    })
    expect(found).toEqual([`${ENGINE}/base/one.ts:3 unused-export`])
  })

  test("declarations of the platform are nobody's import", () => {
    const text = '// What every platform has.\ndeclare class TextDecoder {}\n'
    expect(brokenBy({ [`${ENGINE}/base/platform.d.ts`]: text })).toEqual([])
  })

  test('a script that made reference data is run by hand', () => {
    const found = brokenBy({
      'reference/names/shares.txt': '# Shares of names.\n# Made by scripts/compile-shares.ts.\nann\n',
      'scripts/compile-shares.ts': '// Makes shares of names.\nconsole.log(1)\n',
      'scripts/compile-others.ts': '// Makes others.\nconsole.log(1)\n',
    })
    expect(found).toEqual(['scripts/compile-others.ts:1 dead-file'])
  })

  test('an unused export', () => {
    const text = '// A number.\nexport const one = 1\nexport const spare = 2\n'
    expect(brokenBy({ [`${ENGINE}/base/one.ts`]: text })).toEqual([`${ENGINE}/base/one.ts:3 unused-export`])
  })
})

describe('the shape of a file', () => {
  const file = `${ENGINE}/base/one.ts`
  const lines = (count: number, line: string): string => `${line}\n`.repeat(count)

  test.each([
    ['file-lines', `// Long.\nexport const one = 1\n${lines(499, '// more')}`, 502],
    ['function-lines', `// Long.\nexport function one() {\n${lines(69, '  one()')}}\n`, 2],
    ['function-lines', `// Long.\nexport const one = () => {\n${lines(69, '  one()')}}\n`, 2],
    ['function-lines', `// Long.\nexport class one {\n  long() {\n${lines(69, '    this.long()')}  }\n}\n`, 3],
    ['parameters', '// Wide.\nexport function one(a: 1, b: 2, c: 3, d: 4) {\n  return [a, b, c, d]\n}\n', 2],
    ['nesting', '// Deep.\nexport function one(a: 1) {\n  if (a) for (;;) while (a) if (a) return\n}\n', 3],
    ['any', '// Loose.\nexport const one: any = 1\n', 2],
    ['opening', 'export const one = 1\n', 1],
    ['opening', `${lines(5, '// So much to say.')}export const one = 1\n`, 1],
    ['put-off', `// Later.\nexport const one = 1 // ${'TO' + 'DO'}: two\n`, 2],
    ['default-export', '// By default.\nexport const one = 1\nexport default one\n', 3],
    ['syntax', '// Broken.\nexport const one = = 1\n', 2],
  ])('%s', (rule, text, line) => {
    expect(brokenBy({ [file]: text })).toContain(`${file}:${line} ${rule}`)
  })

  test('limits are allowed to be reached', () => {
    const text = [
      '// At the limits.',
      'export function one(a: 1, b: 2, c: 3) {',
      '  if (a) for (;;) if (b) return 1',
      '  if (a) return 1',
      '  else if (b) return 2',
      '  else if (c) return 3',
      '  else if (a) return 4',
      `  return 5\n${'  // on\n'.repeat(62)}}\n`,
    ].join('\n')
    expect(brokenBy({ [file]: text })).toEqual([])
  })

  test('generated code is exempt from shape', () => {
    const found = brokenBy({
      [`${ENGINE}/base/generated/table.ts`]: `export const table = [\n${lines(600, '  1,')}]\n`,
      [file]: "// A number.\nimport { table } from './generated/table.ts'\nexport const one = table.length\n",
    })
    expect(found).toEqual([])
  })

  test.each(['only', 'skip', 'todo'])('a test with .%s', (word) => {
    const text = `// Tests.\nimport { test } from 'vitest'\ntest.${word}('this', () => {})\n`
    expect(brokenBy({ [`${ENGINE}/base/one.test.ts`]: text })).toEqual([`${ENGINE}/base/one.test.ts:3 singled-out`])
  })
})

describe('calls that are banned in the engine', () => {
  const file = `${ENGINE}/base/one.ts`

  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    "'a'.localeCompare('b')",
    "'a'.toLocaleUpperCase()",
    '(1).toLocaleString()',
    'performance.now()',
    "console.log('a')",
    'process.env',
    "fetch('a')",
    'setTimeout(() => 1, 1)',
    'new Intl.Collator()',
    'crypto.randomUUID()',
    '{ fetch }',
  ])('%s', (call) => {
    expect(brokenBy({ [file]: `// Calls.\nexport const one = ${call}\n` })).toContain(`${file}:2 banned`)
  })

  test.each(["new Date('1962-03-04')", '{ process: 1 }.process', "'a'.toLowerCase()", 'Math.max(1, 2)'])(
    '%s is none of them',
    (call) => {
      expect(brokenBy({ [file]: `// Calls.\nexport const one = ${call}\n` })).toEqual([])
    },
  )
})
