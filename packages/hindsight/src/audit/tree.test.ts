// The tree and its proofs against the published vectors and the definition of RFC 6962 (law L14).

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isConsistent, proveConsistency, proveInclusion, rootFromInclusion, rootOfLeaves } from './proofs.ts'
import { appendLeaves, decodeFrontier, emptyFrontier, encodePeaks, hashLeaf, rootOf } from './tree.ts'

// The vectors of Certificate Transparency's reference implementation of RFC 6962.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = inputs.map((hex) => hashLeaf(Buffer.from(hex, 'hex')))
const many = Array.from({ length: 70 }, (_, index) => hashLeaf(Buffer.from(`leaf ${index}`)))

describe('the tree of RFC 6962', () => {
  test('has the roots of the vectors, and that of nothing for the empty tree', () => {
    expect(rootOf(emptyFrontier).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const [index, root] of roots.entries())
      expect(rootOfLeaves(leaves.slice(0, index + 1)).toString('hex')).toBe(root)
  })

  test('has the root that its definition gives, leaf by leaf or at once, and through bytes', () => {
    let frontier = emptyFrontier
    for (const [index, leaf] of many.entries()) {
      frontier = appendLeaves(frontier, [leaf])
      expect(rootOf(frontier)).toEqual(slowRoot(many.slice(0, index + 1)))
      expect(decodeFrontier(frontier.size, encodePeaks(frontier))).toEqual(frontier)
    }
    expect(decodeFrontier(7, encodePeaks(frontier))).not.toBeNull()
    expect(decodeFrontier(8, encodePeaks(frontier))).toBeNull()
  })
})

describe('proofs', () => {
  test('show the published path of inclusion', () => {
    expect(proveInclusion(leaves, 0).map((hash) => hash.toString('hex'))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
  })

  test('of inclusion lead every leaf of every size to the root, and no other leaf or place', () => {
    for (let size = 1; size <= 40; size += 1) {
      const tree = many.slice(0, size)
      const root = rootOfLeaves(tree)
      for (const [index, leaf] of tree.entries()) {
        const proof = proveInclusion(tree, index)
        expect(rootFromInclusion({ index, size, leaf, proof })).toEqual(root)
        expect(rootFromInclusion({ index, size, leaf: many[60]!, proof })).not.toEqual(root)
        expect(rootFromInclusion({ index, size, leaf, proof: [...proof, leaf] })).toBeNull()
        if (size > 1) expect(rootFromInclusion({ index, size, leaf, proof: proof.slice(1) })).toBeNull()
        const elsewhere = (index + 1) % size
        if (size > 1) expect(rootFromInclusion({ index: elsewhere, size, leaf, proof })).not.toEqual(root)
      }
    }
  })

  test('of consistency hold for every beginning of every size, and for nothing else', () => {
    const other = hashLeaf(Buffer.from('other'))
    for (let size = 1; size <= 40; size += 1) {
      const after = { size, root: rootOfLeaves(many.slice(0, size)) }
      for (let start = 0; start <= size; start += 1) {
        const before = { size: start, root: rootOfLeaves(many.slice(0, start)) }
        const proof = proveConsistency(many.slice(0, size), start)
        expect(isConsistent({ before, after, proof })).toBe(true)
        if (start === 0) continue
        expect(isConsistent({ before: { size: start, root: other }, after, proof })).toBe(false)
        expect(isConsistent({ before, after: { size, root: other }, proof })).toBe(false)
        expect(isConsistent({ before, after, proof: [...proof, other] })).toBe(false)
        if (proof.length > 0) expect(isConsistent({ before, after, proof: proof.slice(0, -1) })).toBe(false)
      }
    }
  })
})

/** RFC 6962 §2.1 as it is written. */
function slowRoot(tree: readonly Buffer[]): Buffer {
  const [first] = tree
  if (tree.length === 1 && first !== undefined) return first
  let split = 1
  while (split * 2 < tree.length) split *= 2
  const [left, right] = [slowRoot(tree.slice(0, split)), slowRoot(tree.slice(split))]
  return hash('sha256', Buffer.concat([Buffer.from([1]), left, right]), 'buffer')
}
