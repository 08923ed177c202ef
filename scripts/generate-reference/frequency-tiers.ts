// Merges the frozen frequency sources into tiers 0 (everybody) to 7 (listed, rare). Only form and tier go on: no
// source, place or culture reaches the engine (law L4).

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const tierCount = 8

/** Forms by tier; a form stands in the commonest tier that any source gives it. */
export function compileTiers(root: string): readonly ReadonlySet<string>[] {
  const tierOf = new Map<string, number>()
  const add = (form: string, tier: number): void => {
    if (!/^[a-z0-9]+$/.test(form)) throw new Error(`reference/names: "${form}" is not a Latin form [a-z0-9]+`)
    tierOf.set(form, Math.min(tier, tierOf.get(form) ?? tierCount))
  }
  for (const name of ['frequencies-census', 'frequencies-locales']) addPacked(root, name, add)
  for (const name of ['frequent-names', 'frequent-words']) addCompiled(root, name, add)
  addCombined(root, add)
  addSyllables(root, add)
  addSpellings(root, tierOf)
  const tiers = Array.from({ length: tierCount }, () => new Set<string>())
  for (const [form, tier] of tierOf) tiers[tier]?.add(form)
  return tiers
}

/** Lines `tier: form form …`; `#` begins a comment. */
function addPacked(root: string, name: string, add: (form: string, tier: number) => void): void {
  const lines = readFileSync(join(root, `reference/names/${name}.txt`), 'utf8').split('\n')
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue
    const match = /^([0-7]): (.+)$/.exec(line)
    if (match === null) throw new Error(`reference/names/${name}.txt:${index + 1}: expected "tier: form form …"`)
    for (const form of match[2]?.split(' ') ?? []) add(form, Number(match[1]))
  }
}

/** Groups of tiers: `group: { 1: form form, 2: … }`. */
function addCompiled(root: string, name: string, add: (form: string, tier: number) => void): void {
  const path = `reference/names/${name}.yml`
  const groups = parse(readFileSync(join(root, path), 'utf8')) as Record<string, Record<string, string>>
  for (const [group, tiers] of Object.entries(groups)) {
    for (const [tier, forms] of Object.entries(tiers)) {
      if (!/^[0-7]$/.test(tier)) throw new Error(`${path}: group "${group}" has tier "${tier}"; tiers are 0 to 7`)
      for (const form of forms.trim().split(/\s+/)) add(form, Number(tier))
    }
  }
}

interface Combination {
  readonly tier: number
  readonly first: string
  readonly second: string
}

/** Names of two syllables: every first with every second. */
function addCombined(root: string, add: (form: string, tier: number) => void): void {
  const text = readFileSync(join(root, 'reference/names/combined-names.yml'), 'utf8')
  for (const { tier, first, second } of Object.values(parse(text) as Record<string, Combination>)) {
    for (const a of first.trim().split(/\s+/)) for (const b of second.trim().split(/\s+/)) add(a + b, tier)
  }
}

const syllableTier = 4

/** A Chinese character of a name reads as one of some four hundred syllables, so that none of them is rare. */
function addSyllables(root: string, add: (form: string, tier: number) => void): void {
  const lines = readFileSync(join(root, 'reference/text/han-pinyin.tsv'), 'utf8').split('\n')
  for (const line of lines) {
    const [syllable = ''] = line.split('\t')
    if (/^[a-z]{2,}$/.test(syllable)) add(syllable, syllableTier)
  }
}

/** A spelling of a frequent given name that no source lists is at most two tiers rarer than the name itself. */
function addSpellings(root: string, tierOf: Map<string, number>): void {
  const path = join(root, 'reference/names/given-names.yml')
  const { classes } = parse(readFileSync(path, 'utf8')) as { classes: Record<string, string> }
  for (const [id, members] of Object.entries(classes)) {
    const forms = `${id} ${members}`.split(' ').filter((form) => /^[a-z]+$/.test(form))
    const commonest = Math.min(tierCount, ...forms.map((form) => tierOf.get(form) ?? tierCount))
    const ceiling = Math.min(tierCount - 1, commonest + 2)
    for (const form of forms) if (!tierOf.has(form)) tierOf.set(form, ceiling)
  }
}
