export { type DisclosureEntry, type HiddenRange, hiddenRanges, type SumRule } from './disclosure-system.ts'
export {
  type Figure,
  type FigureCell,
  type FigureDefinition,
  type FigureRow,
  type FigureTimes,
  figureOf,
  figureProblems,
  presentFigure,
  unknownCategory,
} from './figure.ts'
export {
  type EarlierReleases,
  minimumCell,
  type Published,
  type ReleaseAnswer,
  type ReleaseTable,
  recoverable,
  releaseTable,
} from './release-table.ts'
