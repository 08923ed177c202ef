// A reach as a picture in DOT: parties as nodes, links as edges with kind, grade and evidence for and against.

import type { Reach } from './find-reach.ts'
import { presentGrade } from './grade.ts'

/** Graphviz source; every party is drawn the same, so that the picture says who is connected and not who is bad. */
export function presentNetwork({ parties }: Reach, captionOf: (id: string) => string): string {
  const nodes = parties.map(({ id, basis }) => {
    const shape = basis === 'named-in-evidence' ? 'box' : 'ellipse'
    const label = `${captionOf(id)}\n${basis.replaceAll('-', ' ')}`
    return `  ${quoted(id)} [shape=${shape}, label=${quoted(label)}]`
  })
  const edges = new Map<string, string>()
  for (const { path } of parties)
    for (const { linkId, kind, from, to, grade, evidenceFor, evidenceAgainst } of path) {
      const against = evidenceAgainst.length === 0 ? 'none found' : evidenceAgainst.join(', ')
      const label = `${kind} ${presentGrade(grade)}\nagainst: ${against}\nfor: ${evidenceFor.join(', ')}`
      edges.set(linkId, `  ${quoted(from)} -> ${quoted(to)} [dir=none, label=${quoted(label)}]`)
    }
  return ['digraph reach {', ...nodes, ...edges.values(), '}', ''].join('\n')
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
