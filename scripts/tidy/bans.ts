// What the engine may not call: anything whose answer depends on the time, the machine or the country (law L3, replay).

import type { Node } from 'oxc-parser'
import { type Problem, problemAt, type SourceFile, walk } from './source-file.ts'

/** Global names, each with what to do instead. */
const BANNED_GLOBALS: Readonly<Record<string, string>> = {
  console: 'return a value, the caller prints',
  process: 'take what you need as an argument',
  fetch: 'the engine does no I/O: take the bytes as an argument',
  setTimeout: 'the engine does not wait: the caller schedules',
  setInterval: 'the engine does not wait: the caller schedules',
  setImmediate: 'the engine does not wait: the caller schedules',
  queueMicrotask: 'the engine does not wait: the caller schedules',
  performance: 'take the time as an argument',
  Intl: 'its answers differ between machines: use a table of reference/',
  crypto: 'randomness and hashes are passed in',
  WebAssembly: 'the engine is plain TypeScript',
}

/** Members of global objects. */
const BANNED_MEMBERS: Readonly<Record<string, string>> = {
  'Date.now': 'take the time as an argument',
  'Math.random': 'take the randomness as an argument',
}

/** Methods of any object whose result depends on the locale of the machine. */
const BANNED_METHOD = /^(localeCompare|toLocale\w+)$/

/** Calls in engine sources that make a result differ between two runs. Tests are free. */
export function checkBans(file: SourceFile): Problem[] {
  if (file.workspace !== 'engine' || file.isTest || file.isTesting || file.isGenerated) return []
  const problems: Problem[] = []
  const report = (node: Node, name: string, remedy: string): void => {
    problems.push(problemAt({ file, position: node.start }, 'banned', `${name} is banned in the engine: ${remedy}`))
  }
  walk(file.parsed.program, (node, parent) => {
    if (node.type === 'Identifier' && isGlobalUse(node, parent)) {
      const remedy = Object.hasOwn(BANNED_GLOBALS, node.name) ? BANNED_GLOBALS[node.name] : undefined
      if (remedy !== undefined) report(node, node.name, remedy)
    }
    if (node.type === 'MemberExpression' && node.property.type === 'Identifier') {
      const owner = node.object.type === 'Identifier' ? node.object.name : ''
      const remedy = BANNED_MEMBERS[`${owner}.${node.property.name}`]
      if (remedy !== undefined) report(node, `${owner}.${node.property.name}`, remedy)
      if (BANNED_METHOD.test(node.property.name)) report(node, node.property.name, 'compare by code unit, compareText')
    }
    const isClock = node.type === 'NewExpression' ? node.arguments.length === 0 : node.type === 'CallExpression'
    if (isClock && 'callee' in node && node.callee.type === 'Identifier' && node.callee.name === 'Date')
      report(node, 'Date without an argument', 'take the time as an argument')
  })
  return problems
}

/** False for a property, a key or a name that only looks like the global one. */
function isGlobalUse(node: Node, parent: Node | null): boolean {
  if (parent === null) return true
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed
  if (parent.type === 'Property') return parent.value === node
  const isName = ['PropertyDefinition', 'MethodDefinition', 'TSPropertySignature', 'TSMethodSignature'].includes(
    parent.type,
  )
  return !(isName && 'key' in parent && parent.key === node)
}
