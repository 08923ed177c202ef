// What a replay asks of a released engine, as the door of its one file.

export { buildIndex, openIndex } from '@hindsight/engine/indexing'
export { compareParties, engineVersion, explainComparison } from '@hindsight/engine/matching'
