export type { BundledFile, BundledList, BundleManifest } from './bundle-manifest.ts'
export { type BundleVerdict, type OpenedBundle, readBundle, type TrustedKey, verifyBundle } from './bundle-reader.ts'
export {
  type BundleCreation,
  type BundleRequest,
  type BundleSigner,
  createBundle,
  type ListToBundle,
} from './bundle-writer.ts'
export { CsvReader } from './csv-records.ts'
export { type FetchSurroundings, openFetchContext } from './fetch-context.ts'
export type { FetchedFile, Validators } from './fetch-file.ts'
export {
  type FetchContext,
  type FetchedList,
  type FetchRequest,
  type FetchResult,
  fetchList,
  type RefusedFetch,
  type UnchangedList,
} from './fetch-list.ts'
export { parseMapping } from './map-columns.ts'
export {
  type FileDigest,
  ListFileError,
  type ListPathRefusal,
  type OpenedList,
  openListPath,
} from './open-list-path.ts'
export {
  checkText,
  openBytes,
  openSubjects,
  type SubjectFormat,
  type SubjectSource,
  subjectFormats,
} from './open-subjects.ts'
export { findDelimiter } from './read-csv-subjects.ts'
export { readLines } from './read-lines.ts'
export { openReceived, type ReceivedContent, type ReceivedList, receiveListPath } from './received-list.ts'
export {
  type Ages,
  type Availability,
  allPublishers,
  type Edition,
  filesOfProfile,
  findEdition,
  findPublisher,
  type ListAnchor,
  openSanctionsDataset,
  type Publisher,
  type SourceFile,
} from './registry.ts'
export { type FetchHistory, type FetchPlan, type PlannedFetch, planFetches, type Reach } from './schedule.ts'
export { type SubjectFields, type SubjectProperty, subjectIdentifiers } from './subject-columns.ts'
export { faultOf, type SubjectRecord } from './subject-record.ts'
export { suggest } from './suggest.ts'
export { unzip } from './unzip.ts'
