// One parsed source file, as the rules see it: its place in the tree, its imports and exports, its comments.
// Parsed with oxc-parser, since TypeScript 7 offers no stable compiler interface (docs/adr/0007).

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Comment, type Node, type ParseResult, parseSync, visitorKeys } from 'oxc-parser'

/** Trees that hold sources, from the root of the repository. */
const SOURCE_FOLDERS = ['packages/engine/src', 'packages/hindsight/src', 'scripts', 'bench'] as const

/** One way in which a file names another. */
export interface FileReference {
  /** Path from the root of the repository; null for a package or for a file that does not exist. */
  readonly to: string | null
  readonly specifier: string
  /** Names taken from it; `*` stands for all of them. */
  readonly names: readonly string[]
  /** False for type-only imports, which leave no trace at run time. */
  readonly isRuntime: boolean
  readonly position: number
}

interface ExportedName {
  readonly name: string
  readonly isReExport: boolean
  readonly isType: boolean
  readonly position: number
}

export interface SourceFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  /** `engine`, `hindsight`, `scripts` or `bench`. */
  readonly workspace: string
  /** The folder below `src`, or the name of a file that stands in `src` itself, without `.ts`. */
  readonly module: string
  readonly isTest: boolean
  readonly isTesting: boolean
  readonly isGenerated: boolean
  /** Declarations of the platform, which the compiler takes up by itself. */
  readonly isAmbient: boolean
  readonly isDoor: boolean
  readonly comments: readonly Comment[]
  readonly references: readonly FileReference[]
  readonly exports: readonly ExportedName[]
  readonly parsed: ParseResult
}

/** What a rule found, where, and what to do about it. */
export interface Problem {
  readonly path: string
  readonly line: number
  readonly rule: string
  readonly remedy: string
}

/** Reads every source file below `root` in a fixed order; a file that does not parse is a problem of its own. */
export function loadSources(root: string): SourceFile[] {
  const paths: string[] = []
  for (const folder of SOURCE_FOLDERS) {
    if (!existsSync(join(root, folder))) continue
    for (const below of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const path = posix.join(folder, below.replaceAll('\\', '/'))
      if (path.endsWith('.ts') && !path.includes('/node_modules/')) paths.push(path)
    }
  }
  const known = new Set(paths)
  return paths.sort().map((path) => parseSource(path, readFileSync(join(root, path), 'utf8'), known))
}

/** The problem of `rule` at a character position of a file. */
export function problemAt(
  { file, position }: { readonly file: SourceFile; readonly position: number },
  rule: string,
  remedy: string,
): Problem {
  return { path: file.path, line: lineOf(file.text, position), rule, remedy }
}

export function lineOf(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** Visits a node and everything below it; `enter` gets each node with its parent. */
export function walk(node: Node, enter: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  enter(node, parent)
  for (const child of childrenOf(node)) walk(child, enter, node)
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key]
    if (Array.isArray(value)) children.push(...value.filter(isNode))
    else if (isNode(value)) children.push(value)
  }
  return children
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function parseSource(path: string, text: string, known: ReadonlySet<string>): SourceFile {
  const parsed = parseSync(path, text)
  const parts = path.split('/')
  const below = parts[0] === 'packages' ? parts.slice(3) : parts.slice(1)
  return {
    path,
    text,
    workspace: (parts[0] === 'packages' ? parts[1] : parts[0]) ?? '',
    module: below.length > 1 ? (below[0] ?? '') : (below[0] ?? '').replace(/(\.test)?\.ts$/, ''),
    isTest: path.endsWith('.test.ts'),
    isTesting: below.includes('testing') || path.endsWith('.contract.ts'),
    isGenerated: below.includes('generated'),
    isAmbient: path.endsWith('.d.ts'),
    isDoor: below.length > 1 && below.at(-1) === 'index.ts',
    comments: parsed.comments,
    references: referencesOf(parsed, { path, text, known }),
    exports: exportsOf(parsed),
    parsed,
  }
}

function referencesOf(parsed: ParseResult, from: Context): FileReference[] {
  const found: FileReference[] = []
  for (const one of parsed.module.staticImports) {
    const names = one.entries.map((entry) => (entry.importName.kind === 'Name' ? (entry.importName.name ?? '*') : '*'))
    const isRuntime = one.entries.length === 0 || one.entries.some((entry) => !entry.isType)
    found.push(reference(one.moduleRequest.value, one.start, { names, isRuntime, from }))
  }
  for (const entry of parsed.module.staticExports.flatMap((one) => one.entries)) {
    if (entry.moduleRequest === null) continue
    const names = [entry.importName.name ?? '*']
    found.push(reference(entry.moduleRequest.value, entry.start, { names, isRuntime: !entry.isType, from }))
  }
  const { staticImports, staticExports } = parsed.module
  const requests = [...staticImports, ...staticExports.flatMap((one) => one.entries)].map((one) => one.moduleRequest)
  const seen = new Set(requests.map((request) => request?.start))
  for (const match of from.text.matchAll(/(['"])(\.\.?\/[^'"\n]*\.[tj]s)\1/g)) {
    if (seen.has(match.index)) continue
    const isImport = /import\(\s*$/.test(from.text.slice(0, match.index))
    const target = reference(match[2] ?? '', match.index, { names: ['*'], isRuntime: isImport, from })
    if (target.to !== null) found.push(target)
  }
  return found
}

interface Context {
  readonly path: string
  readonly text: string
  readonly known: ReadonlySet<string>
}

function reference(
  specifier: string,
  position: number,
  { names, isRuntime, from }: { names: readonly string[]; isRuntime: boolean; from: Context },
): FileReference {
  const engineModule = /^@hindsight\/engine\/(.+)$/.exec(specifier)?.[1]
  let to: string | null = null
  if (specifier.startsWith('.')) to = posix.join(posix.dirname(from.path), specifier)
  else if (engineModule !== undefined) to = `packages/engine/src/${engineModule}/index.ts`
  return { to: to !== null && from.known.has(to) ? to : null, specifier, names, isRuntime, position }
}

function exportsOf(parsed: ParseResult): ExportedName[] {
  return parsed.module.staticExports.flatMap((one) =>
    one.entries.map((entry) => ({
      name: entry.exportName.kind === 'Default' ? 'default' : (entry.exportName.name ?? '*'),
      isReExport: entry.moduleRequest !== null,
      isType: entry.isType,
      position: entry.start,
    })),
  )
}
