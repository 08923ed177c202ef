// Turns reference/names into packages/engine/src/names/generated: classes of words as lines, frequencies as tiers.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compileTiers } from './frequency-tiers.ts'
import { type GeneratedFile, headerOf } from './generated-file.ts'

const target = 'packages/engine/src/names/generated'

type Section = Readonly<Record<string, string | readonly string[]>> | string

function readReference(root: string, name: string): Readonly<Record<string, Section>> {
  const path = `reference/names/${name}.yml`
  const document: unknown = parse(readFileSync(join(root, path), 'utf8'))
  if (typeof document !== 'object' || document === null) throw new Error(`${path}: expected sections of classes`)
  return document as Record<string, Section>
}

/** Members of a class: words separated by spaces, or phrases separated by commas where the class is a list. */
function membersOf(value: string | readonly string[]): readonly string[] {
  const phrases = Array.isArray(value) ? value.join(',').split(',') : String(value).split(' ')
  return [...new Set(phrases.map((phrase) => phrase.trim().normalize('NFC').toLowerCase()))].filter((p) => p !== '')
}

function constantOf(name: string, section: Section): string {
  if (typeof section === 'string') return `\nexport const ${name} =\n  ${quote(membersOf(section).join(' '))}\n`
  const lines = Object.entries(section).map(([id, members]) => quote(`${id}=${membersOf(members).join(',')}`))
  return `\nexport const ${name}: readonly string[] = [\n${lines.map((line) => `  ${line},\n`).join('')}]\n`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function classFile(root: string, name: string, constants: Readonly<Record<string, string>>): GeneratedFile {
  const reference = readReference(root, name)
  const body = Object.entries(constants).map(([section, constant]) => {
    const value = reference[section]
    if (value === undefined) throw new Error(`reference/names/${name}.yml: section "${section}" is missing`)
    return constantOf(constant, value)
  })
  return { path: `${target}/${name}.ts`, content: headerOf(`reference/names/${name}.yml`) + body.join('') }
}

function rarityFile(root: string): GeneratedFile {
  const tiers = compileTiers(root)
  const lines = tiers.map((words) => `  '${[...words].sort().join(' ')}',\n`)
  const header = headerOf('reference/names/frequencies-*.txt, frequent-*.yml and given-names.yml')
  return {
    path: `${target}/frequency-tiers.ts`,
    content: `${header}\nexport const frequencyTiers: readonly string[] = [\n${lines.join('')}]\n`,
  }
}

/** The generated files of the names module. Throws with the file and the section if reference data is malformed. */
export function generateNames(root: string): readonly GeneratedFile[] {
  return [
    classFile(root, 'given-names', { classes: 'givenNames' }),
    classFile(root, 'titles', { certain: 'certainTitles', leading: 'leadingTitles', suffixes: 'suffixes' }),
    classFile(root, 'particles', {
      particles: 'particles',
      namesToo: 'particlesThatAreNames',
      insideOnly: 'particlesInsideOnly',
    }),
    classFile(root, 'abd-names', { stems: 'abdStems' }),
    classFile(root, 'legal-forms', { forms: 'legalForms', edgeOnly: 'edgeForms' }),
    classFile(root, 'organisation-words', { stop: 'stopWords', generic: 'genericWords', fields: 'genericFields' }),
    classFile(root, 'places', { places: 'placeWords' }),
    classFile(root, 'numbers', { numbers: 'numberWords' }),
    rarityFile(root),
  ]
}
