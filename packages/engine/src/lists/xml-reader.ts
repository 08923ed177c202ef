// A strict streaming XML reader over saxes: whole records reach the format's reader one by one, everything unknown, too
// deep, too long or not well-formed is a fault. DOCTYPE is refused, so there are no entities to expand (law L12).

import { SaxesParser } from 'saxes'
import { decodeText } from './decode.ts'
import { FaultLog, placeIn } from './faults.ts'
import { xmlAttributesMax, xmlDepthMax, xmlTextMax } from './limits.ts'
import type { ListFile } from './reading.ts'

export interface XmlNode {
  /** Local name, without namespace prefix. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlNode[]
  /** Text and CDATA directly inside, as written. */
  text: string
  readonly line: number
  readonly offset: number
}

export interface XmlShape {
  readonly root: string
  /** Known element paths from the root, joined by `/`, with known attributes behind: `A/B@x`. */
  readonly known: ReadonlySet<string>
  /** Paths whose elements are handed to `onRecord` when complete, and then forgotten. */
  readonly records: ReadonlySet<string>
  readonly onRecord: (node: XmlNode, path: string) => void
  /** Paths whose insides are not read, such as earlier states of a record; what stands in them need not be known. */
  readonly aside?: ReadonlySet<string>
  /** Whether unknown elements are accepted: true for parts of spreadsheets, whose markup is not the issuer's. */
  readonly isOpen?: boolean
}

const notWellFormed = 'The file is cut or damaged: fetch it again.'
const changed = 'The issuer changed its format, or the file is not its own: check before it is read.'

class XmlReading {
  readonly #file: string
  readonly #shape: XmlShape
  readonly #log: FaultLog
  readonly #stack: XmlNode[] = []
  readonly #paths: string[] = []
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #reported = new Set<string>()
  root: XmlNode | null = null
  isBroken = false

  constructor(file: string, shape: XmlShape, log: FaultLog) {
    this.#file = file
    this.#shape = shape
    this.#log = log
    const parser = this.#parser
    parser.on('error', (error) =>
      this.#break('not-well-formed', error.message.replace(/^\d+:\d+: /u, ''), notWellFormed),
    )
    parser.on('doctype', () => this.#break('doctype', 'the file has a DOCTYPE, which no list needs', changed))
    parser.on('xmldecl', ({ encoding }) => this.#checkEncoding(encoding))
    parser.on('opentag', (tag) => this.#open(tag.name, tag.attributes))
    parser.on('closetag', () => this.#close())
    parser.on('text', (text) => this.#addText(text))
    parser.on('cdata', (text) => this.#addText(text))
  }

  write(text: string): void {
    if (!this.isBroken) this.#parser.write(text)
  }

  finish(): void {
    if (!this.isBroken) this.#parser.close()
    if (!this.isBroken && this.root === null) this.#break('empty', 'the file has no root element', notWellFormed)
  }

  #place(): { line: number; offset: number } {
    return { line: this.#parser.line, offset: this.#parser.position }
  }

  #break(code: string, message: string, remedy: string): void {
    if (this.isBroken) return
    this.isBroken = true
    this.#log.add({ code, place: placeIn(this.#file, this.#place()), message, remedy })
  }

  #checkEncoding(encoding: string | undefined): void {
    if (encoding === undefined || /^(?:utf-8|us-ascii)$/iu.test(encoding)) return
    this.#break('encoding', `the file declares the encoding ${encoding}`, 'Save it as UTF-8, declared as such.')
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (this.isBroken) return
    const local = name.slice(name.indexOf(':') + 1)
    const path = this.#stack.length === 0 ? local : `${this.#paths.at(-1)}/${local}`
    if (this.#stack.length === 0 && local !== this.#shape.root) {
      this.#break('wrong-root', `the root element is <${name}>, not <${this.#shape.root}>`, changed)
      return
    }
    if (this.#stack.length >= xmlDepthMax) {
      this.#break('too-deep', `elements are nested deeper than ${xmlDepthMax}`, changed)
      return
    }
    const kept = this.#attributesOf(path, attributes)
    if (kept === null) return
    if (!this.#shape.known.has(path)) this.#addUnknown(`<${path}>`)
    const node: XmlNode = { name: local, attributes: kept, children: [], text: '', ...this.#place() }
    this.#stack.push(node)
    this.#paths.push(path)
  }

  #attributesOf(path: string, attributes: Record<string, string>): ReadonlyMap<string, string> | null {
    const entries = Object.entries(attributes)
    if (entries.length > xmlAttributesMax) {
      this.#break('too-many-attributes', `<${path}> has ${entries.length} attributes`, changed)
      return null
    }
    const kept = new Map<string, string>()
    for (const [name, value] of entries) {
      if (value.length > xmlTextMax) {
        this.#break('text-too-long', `the attribute ${name} has ${value.length} characters`, changed)
        return null
      }
      if (name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xsi:')) continue
      if (!this.#shape.known.has(`${path}@${name}`)) this.#addUnknown(`attribute ${name} of <${path}>`)
      kept.set(name, value)
    }
    return kept
  }

  #isAside(): boolean {
    const { aside } = this.#shape
    return aside !== undefined && this.#paths.some((path) => aside.has(path))
  }

  #addUnknown(what: string): void {
    if (this.#shape.isOpen === true || this.#isAside() || this.#reported.has(what)) return
    this.#reported.add(what)
    const message = `${what} is unknown`
    this.#log.add({ code: 'unknown-element', place: placeIn(this.#file, this.#place()), message, remedy: changed })
  }

  #addText(text: string): void {
    const node = this.#stack.at(-1)
    if (node === undefined || this.isBroken) return
    if (node.children.length > 0 && text.trim() !== '')
      this.#addUnknown(`text between the elements of <${this.#paths.at(-1)}>`)
    if (node.text.length + text.length > xmlTextMax) {
      this.#break('text-too-long', `<${this.#paths.at(-1)}> holds more than ${xmlTextMax} characters`, changed)
      return
    }
    node.text += text
  }

  #close(): void {
    if (this.isBroken) return
    const node = this.#stack.pop() as XmlNode
    const path = this.#paths.pop() as string
    const parent = this.#stack.at(-1)
    if (this.#shape.records.has(path)) this.#shape.onRecord(node, path)
    else if (parent === undefined) this.root = node
    else parent.children.push(node)
  }
}

/**
 * Reads a whole file. Gives the root without its records, or null with a fault in the log where the file is not
 * well-formed to its end.
 */
export async function readXml(file: ListFile, shape: XmlShape, log: FaultLog): Promise<XmlNode | null> {
  const reading = new XmlReading(file.name, shape, log)
  const decoding = new FaultLog()
  for await (const text of decodeText(file, decoding)) {
    reading.write(text)
    if (reading.isBroken) return null
  }
  for (const fault of decoding.list()) log.add(fault)
  if (!decoding.isEmpty) return null
  reading.finish()
  return reading.isBroken ? null : reading.root
}

export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name)
}

export function childOf(node: XmlNode | null | undefined, name: string): XmlNode | null {
  return node?.children.find((child) => child.name === name) ?? null
}

/** Trimmed text of the first child of that name; null when it is absent or blank. */
export function textOf(node: XmlNode, name: string): string | null {
  const text = childOf(node, name)?.text.trim() ?? ''
  return text === '' ? null : text
}

/** Paths in a compact notation: `A/B: C D E@x` is `A/B`, `A/B/C`, `A/B/D`, `A/B/E` and the attribute `A/B/E@x`. */
export function knownPaths(lines: string): ReadonlySet<string> {
  const known = new Set<string>()
  for (const line of lines.trim().split('\n')) {
    const [parent = '', children = ''] = line.trim().split(/:\s*/u)
    known.add(parent)
    for (const child of children.split(/\s+/u)) {
      const [name = '', ...attributes] = child.split('@')
      const path = name === '' ? parent : `${parent}/${name}`
      known.add(path)
      for (const attribute of attributes) known.add(`${path}@${attribute}`)
    }
  }
  return known
}
