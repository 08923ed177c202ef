// Rules about one file: its size, the size and shape of its functions, its first lines, and what must not be left in it.

import type { Function as FunctionNode, Node } from 'oxc-parser'
import { childrenOf, lineOf, type Problem, problemAt, type SourceFile, walk } from './source-file.ts'

const FILE_LINES_MAX = 500
const FUNCTION_LINES_MAX = 70
const PARAMETERS_MAX = 3
const NESTING_MAX = 3
const OPENING_LINES_MAX = 4

/** Tables of pure data that may be long. Add a path here only for a file without logic. */
const LONG_TABLES: ReadonlySet<string> = new Set<string>(['packages/hindsight/src/config/errors.ts'])

/** Words that stand for work put off; spelled apart so that this file does not find itself. */
const PUT_OFF = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`)

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const CONTROL: ReadonlySet<string> = new Set([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
])

/** Everything that can be said of a file without knowing the others. */
export function checkShape(file: SourceFile): Problem[] {
  if (file.isGenerated) return []
  const problems = [...checkFile(file), ...checkComments(file)]
  walk(file.parsed.program, (node, parent) => {
    if (FUNCTIONS.has(node.type)) problems.push(...checkFunction(file, node as FunctionNode, parent))
    if (node.type === 'TSAnyKeyword')
      problems.push(problemAt({ file, position: node.start }, 'any', 'name the type, or take unknown and narrow it'))
    if (node.type === 'MemberExpression') problems.push(...checkSingledOut(file, node))
  })
  return problems
}

function checkFile(file: SourceFile): Problem[] {
  const problems: Problem[] = []
  for (const error of file.parsed.errors)
    problems.push(problemAt({ file, position: error.labels[0]?.start ?? 0 }, 'syntax', error.message))
  const lines = file.text.split('\n').length - 1
  if (lines > FILE_LINES_MAX && !LONG_TABLES.has(file.path))
    problems.push(
      problemAt(
        { file, position: file.text.length },
        'file-lines',
        `${lines} lines of ${FILE_LINES_MAX}: split the file`,
      ),
    )
  for (const one of file.exports)
    if (one.name === 'default')
      problems.push(problemAt({ file, position: one.position }, 'default-export', 'export it by the name of the file'))
  return problems
}

function checkComments(file: SourceFile): Problem[] {
  const problems: Problem[] = []
  for (const comment of file.comments)
    if (PUT_OFF.test(comment.value))
      problems.push(
        problemAt({ file, position: comment.start }, 'put-off', 'do it now, or open an issue and delete the comment'),
      )
  const body = file.text.replace(/^#!.*\n/, '').trimStart()
  const opening = /^(?:\/\/.*\n)+/.exec(body)?.[0].split('\n').length ?? 0
  const isBlock = body.startsWith('/*')
  if (!file.isDoor && !isBlock && opening === 0)
    problems.push(
      problemAt(
        { file, position: 0 },
        'opening',
        'open with one to four lines: what the file is, which law it upholds',
      ),
    )
  if (opening - 1 > OPENING_LINES_MAX)
    problems.push(problemAt({ file, position: 0 }, 'opening', `cut the opening comment to ${OPENING_LINES_MAX} lines`))
  return problems
}

function checkFunction(file: SourceFile, node: FunctionNode, parent: Node | null): Problem[] {
  const isCallback = parent?.type === 'CallExpression' || parent?.type === 'NewExpression'
  const problems: Problem[] = []
  const lines = lineOf(file.text, node.end) - lineOf(file.text, node.start) + 1
  // A suite is a row of tests, not one piece of reasoning.
  const isSuite = (file.isTest && isCallback) || file.path.endsWith('.contract.ts')
  if (lines > FUNCTION_LINES_MAX && !isSuite)
    problems.push(
      problemAt({ file, position: node.start }, 'function-lines', `${lines} lines of ${FUNCTION_LINES_MAX}: split it`),
    )
  const parameters = node.params.filter((one) => !(one.type === 'Identifier' && one.name === 'this')).length
  if (parameters > PARAMETERS_MAX && !isCallback)
    problems.push(
      problemAt(
        { file, position: node.start },
        'parameters',
        `${parameters} of ${PARAMETERS_MAX}: take one options object`,
      ),
    )
  const deepest = node.body === null ? { depth: 0, position: 0 } : deepestControl(node.body as Node, 0)
  if (deepest.depth > NESTING_MAX)
    problems.push(
      problemAt(
        { file, position: deepest.position },
        'nesting',
        `${deepest.depth} levels of ${NESTING_MAX}: return early, or split it`,
      ),
    )
  return problems
}

/** The deepest statement of control below a node; functions inside count for themselves, `else if` is no level. */
function deepestControl(node: Node, depth: number): { depth: number; position: number } {
  let deepest = { depth, position: node.start }
  for (const child of childrenOf(node)) {
    if (FUNCTIONS.has(child.type)) continue
    const isElseIf = node.type === 'IfStatement' && child === node.alternate && child.type === 'IfStatement'
    const below = deepestControl(child, depth + (CONTROL.has(child.type) && !isElseIf ? 1 : 0))
    if (below.depth > deepest.depth) deepest = below
  }
  return deepest
}

function checkSingledOut(file: SourceFile, node: Extract<Node, { type: 'MemberExpression' }>): Problem[] {
  if (!file.isTest || node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return []
  if (!['it', 'test', 'describe'].includes(node.object.name)) return []
  if (!['skip', 'only', 'todo'].includes(node.property.name)) return []
  return [
    problemAt(
      { file, position: node.start },
      'singled-out',
      'run every test; skip at run time with a reason, ctx.skip(reason)',
    ),
  ]
}
