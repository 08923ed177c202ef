// Rules about the whole: no circle of imports at run time, no file and no export that nothing needs.

import { type Problem, problemAt, type SourceFile } from './source-file.ts'

export interface Roots {
  /** Files that something outside the sources starts: package scripts, bin, configuration. */
  readonly entries: ReadonlySet<string>
  /** Doors that a package's `exports` opens to users; what they export is public. */
  readonly publicDoors: ReadonlySet<string>
}

/** Circles of runtime imports; each is reported once, at its first file. */
export function checkCycles(files: readonly SourceFile[]): Problem[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const problems: Problem[] = []
  const visit = (file: SourceFile): void => {
    state.set(file.path, 'open')
    trail.push(file.path)
    for (const reference of file.references) {
      const target = reference.isRuntime && reference.to !== null ? byPath.get(reference.to) : undefined
      if (target === undefined) continue
      const seen = state.get(target.path)
      if (seen === undefined) visit(target)
      if (seen !== 'open') continue
      const circle = [...trail.slice(trail.indexOf(target.path)), target.path].join(' → ')
      problems.push(problemAt({ file, position: reference.position }, 'cycle', `break the circle ${circle}`))
    }
    trail.pop()
    state.set(file.path, 'done')
  }
  for (const file of files) if (!state.has(file.path)) visit(file)
  return problems
}

/** Files that nothing reaches, and files outside `testing` that only tests reach. */
export function checkDeadFiles(files: readonly SourceFile[], roots: Roots): Problem[] {
  const starts = files.filter((file) => roots.entries.has(file.path) || roots.publicDoors.has(file.path))
  const byProduct = reach(files, starts)
  const byTests = reach(
    files,
    files.filter((file) => file.isTest),
  )
  const problems: Problem[] = []
  for (const file of files) {
    if (file.isTest || file.isGenerated || file.isAmbient || byProduct.has(file.path)) continue
    if (!byTests.has(file.path))
      problems.push(
        problemAt({ file, position: 0 }, 'dead-file', 'nothing imports it: delete it, or import it where it is needed'),
      )
    else if (!file.isTesting)
      problems.push(
        problemAt(
          { file, position: 0 },
          'dead-file',
          'only tests import it: delete it, or move it to a testing folder',
        ),
      )
  }
  return problems
}

/** A type that other declarations of its file name belongs to what they promise, so it may be exported with them. */
function isNamedTwice(text: string, name: string): boolean {
  return text.split(new RegExp(`\\b${name}\\b`)).length > 2
}

/** Exports that no other file takes; a file that nobody imports is dead as a whole and not repeated here. */
export function checkUnusedExports(files: readonly SourceFile[], roots: Roots): Problem[] {
  const taken = new Map<string, Set<string>>()
  for (const reference of files.flatMap((file) => file.references)) {
    if (reference.to === null) continue
    const names = taken.get(reference.to) ?? new Set<string>()
    for (const name of reference.names) names.add(name)
    taken.set(reference.to, names)
  }
  return files.flatMap((file) => {
    const isFree =
      file.isGenerated || file.isTesting || roots.publicDoors.has(file.path) || roots.entries.has(file.path)
    const names = taken.get(file.path)
    if (isFree || names === undefined || names.has('*')) return []
    return file.exports
      .filter((one) => one.name !== '*' && !names.has(one.name) && !(one.isType && isNamedTwice(file.text, one.name)))
      .map((one) =>
        problemAt({ file, position: one.position }, 'unused-export', `nothing imports ${one.name}: drop the export`),
      )
  })
}

function reach(files: readonly SourceFile[], starts: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const reached = new Set(starts.map((file) => file.path))
  const queue = [...starts]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const { to } of file.references) {
      const target = to === null || reached.has(to) ? undefined : byPath.get(to)
      if (target === undefined) continue
      reached.add(target.path)
      queue.push(target)
    }
  }
  return reached
}
