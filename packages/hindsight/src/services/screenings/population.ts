// The population of a run as a tree over (subject, version, commitment) in order: one root stands for everybody who was
// screened, and one path proves that a subject was among them without naming the others (laws L3, L6).

import { hashLeaf } from '../../audit/index.ts'
import type { SubjectVersion } from '../../store/index.ts'

/** The leaf of one screened version. */
export function populationLeaf({ subjectId, version, commitment }: SubjectVersion): Buffer {
  return hashLeaf(Buffer.from(JSON.stringify([subjectId, version, commitment])))
}
