// Ties to an organization: a network that may have some connection to it, one affiliated with it, the organization itself.

import type { Drift } from './drift.ts'
import { modalityOf } from './modality-words.ts'
import { sentencesIn } from './sentences.ts'

/** How closely a text ties somebody to the organization. */
interface Tie {
  /** 0 not tied, 1 with doubt, 2 outright, 3 they are the organization. */
  readonly strength: 0 | 1 | 2 | 3
  readonly words: string
}

const tie =
  '(?:affiliated|associated|linked|connected|tied|in contact)\\s+(?:with|to)|(?:tie|link|connection|affiliation|association|contact)s?\\s+(?:with|to)'
const name = "(?:the\\s+)?(\\p{Lu}[\\p{L}’'-]*(?:\\s+\\p{Lu}[\\p{L}’'-]*)*)"
const tiedName = new RegExp(`\\b(?:${tie})\\s+${name}`, 'gu')
const hyphened = /(\p{Lu}[\p{L}]*(?:\s+\p{Lu}[\p{L}]*)*)-(?:affiliated|linked|tied|connected|associated)\b/giu
const acts =
  'smuggl(?:ed|es|ing)|brought|brings?|paid|pays|took|takes|held|holds|mov(?:ed|es)|sent|sends|facilitat(?:ed|es)|ran|runs|operat(?:ed|es)|carr(?:ied|ies)|transport(?:ed|s)|traffick(?:ed|s)|help(?:ed|s)|network|smugglers?|members?|operatives?|cell|ring|gang'

/** An organization that one of the texts ties somebody to and both name, tied more closely in the later one. */
export function tieDrift(before: string, after: string): Drift[] {
  return organizationsIn(`${before}\n${after}`).flatMap((organization): Drift[] => {
    const [earlier, later] = [tieTo(organization, before), tieTo(organization, after)]
    if (earlier.strength === 0 || later.strength <= earlier.strength) return []
    const raised: Drift = {
      kind: 'raised-modality',
      before: earlier.words,
      after: later.words,
      because: later.strength === 3 ? `who was tied to ${organization} is ${organization} now` : 'the doubt is gone',
    }
    if (later.strength < 3) return [raised]
    return [
      { kind: 'lost-qualifier', before: earlier.words, after: later.words, because: `"${earlier.words}" is gone` },
      raised,
    ]
  })
}

function organizationsIn(text: string): string[] {
  const found = new Set<string>()
  for (const { 1: organization } of [...text.matchAll(tiedName), ...text.matchAll(hyphened)])
    found.add(organization!.replace(/^(?:An?|The)\s+/u, ''))
  return [...found]
}

function tieTo(organization: string, text: string): Tie {
  let closest: Tie = { strength: 0, words: '' }
  for (const sentence of sentencesIn(text)) {
    const one = tieInSentence(organization, sentence)
    if (one.strength > closest.strength) closest = one
  }
  return closest
}

function tieInSentence(organization: string, sentence: string): Tie {
  const escaped = organization.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const isThem = new RegExp(
    `(?<!(?:${tie})\\s+(?:the\\s+)?)\\b${escaped}\\s+(?:${acts})\\b|\\bby\\s+(?:the\\s+)?${escaped}\\b(?!-)`,
    'iu',
  ).exec(sentence)
  if (isThem !== null) return { strength: 3, words: isThem[0] }
  const found = new RegExp(
    `\\b(${tie})\\s+(?:the\\s+)?${escaped}\\b|\\b${escaped}-(affiliated|linked|tied|connected|associated)`,
    'iu',
  ).exec(sentence)
  if (found === null) return { strength: 0, words: '' }
  // Wherever the doubt stands in the sentence: copies move it about.
  const hedged = modalityOf(sentence).modality !== 'confirmed'
  return { strength: hedged ? 1 : 2, words: found[1] ?? found[2] ?? found[0] }
}
