// The line of modules: a module imports only from its left, and other modules only through their door, `index.ts`.
// docs/adr/0001 says why; a new module or a new edge needs a decision of its own.

import { type FileReference, type Problem, problemAt, type SourceFile } from './source-file.ts'

/** From left to right; modules that stand together may not import each other. */
const LINES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  engine: [
    ['base'],
    ['text'],
    ['names'],
    ['model'],
    ['lists'],
    ['matching'],
    ['indexing'],
    ['graph'],
    ['information'],
    ['lookback'],
    ['review'],
    ['figures'],
  ],
  hindsight: [
    ['config'],
    ['audit'],
    ['store'],
    ['stream'],
    ['sources'],
    ['services'],
    ['api', 'cli'],
    ['app'],
    ['main'],
  ],
}

/** Every import to the right, past a door, out of a workspace or from a `testing` folder into the product. */
export function checkLine(files: readonly SourceFile[]): Problem[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const problems = files.flatMap((file) => [
    ...checkPlace(file),
    ...file.references.flatMap((reference) => checkReference(file, reference, byPath)),
  ])
  return [...problems, ...checkDoors(files)]
}

function checkPlace(file: SourceFile): Problem[] {
  if (LINES[file.workspace] === undefined || file.module === 'testing' || positionOf(file) !== -1) return []
  return [
    problemAt(
      { file, position: 0 },
      'unknown-module',
      `"${file.module}" is not on the line: name it there by an ADR, or move it`,
    ),
  ]
}

function checkReference(
  file: SourceFile,
  reference: FileReference,
  byPath: ReadonlyMap<string, SourceFile>,
): Problem[] {
  const report = (rule: string, remedy: string): Problem[] => [
    problemAt({ file, position: reference.position }, rule, remedy),
  ]
  if (file.workspace === 'engine' && !file.isTest && !file.isTesting && reference.specifier.startsWith('node:'))
    return report(
      'engine-purity',
      `"${reference.specifier}" is not for the engine: do the I/O in hindsight, pass the value in`,
    )
  const target = reference.to === null ? undefined : byPath.get(reference.to)
  if (target === undefined) return []
  const isProduct = !file.isTest && !file.isTesting
  if (target.isTesting && isProduct && LINES[file.workspace] !== undefined)
    return report('testing-import', 'only tests import from a testing folder: move what the product needs out of it')
  if (target.workspace !== file.workspace) return checkCrossing(file, target, report)
  if (target.module === file.module || LINES[file.workspace] === undefined) return []
  if (isProduct && !target.isTesting && positionOf(target) >= positionOf(file))
    return report('line', `${file.module} may not import ${target.module}: pass the value in, or move the code left`)
  if (!file.isTesting && !target.isDoor && !target.isTesting && isInFolder(target))
    return report('door', `import ${target.module} through its index.ts`)
  return []
}

function checkCrossing(
  file: SourceFile,
  target: SourceFile,
  report: (rule: string, remedy: string) => Problem[],
): Problem[] {
  if (file.workspace === 'engine')
    return report('line', `the engine imports nothing from ${target.workspace}: pass the value in`)
  if (target.workspace === 'scripts' || target.workspace === 'bench')
    return report('line', `nothing imports from ${target.workspace}: move the code into a package`)
  if (!target.isDoor && !target.isTesting && isInFolder(target))
    return report('door', `import it as "@hindsight/engine/${target.module}", or through the module's index.ts`)
  return []
}

function checkDoors(files: readonly SourceFile[]): Problem[] {
  const problems: Problem[] = []
  const firsts = new Map<string, SourceFile>()
  const doors = new Set<string>()
  for (const file of files) {
    if (LINES[file.workspace] === undefined || !isInFolder(file) || file.module === 'testing') continue
    const key = `packages/${file.workspace}/src/${file.module}`
    if (!firsts.has(key)) firsts.set(key, file)
    if (file.path === `${key}/index.ts`) doors.add(key)
    else if (file.isDoor)
      problems.push(
        problemAt(
          { file, position: 0 },
          'second-door',
          `a module has one index.ts: export from ${key}/index.ts instead`,
        ),
      )
    if (file.isDoor && file.exports.some((one) => !one.isReExport))
      problems.push(
        problemAt({ file, position: 0 }, 'door-code', 'a door only re-exports: move the code into a file named for it'),
      )
  }
  for (const [key, file] of firsts)
    if (!doors.has(key))
      problems.push(problemAt({ file, position: 0 }, 'no-door', `add ${key}/index.ts with what others may import`))
  return problems
}

function positionOf(file: SourceFile): number {
  return (LINES[file.workspace] ?? []).findIndex((together) => together.includes(file.module))
}

/** False for a file that stands in `src` itself, such as `app.ts`. */
function isInFolder(file: SourceFile): boolean {
  return file.path.split('/').length > 4
}
