export type { BundledList } from './bundle-manifest.ts'
export { type BundleVerdict, readBundle, type TrustedKey, verifyBundle } from './bundle-reader.ts'
export {
  type BundleCreation,
  createBundle,
  type ListToBundle,
} from './bundle-writer.ts'
export { CsvReader } from './csv-records.ts'
export { openFetchContext } from './fetch-context.ts'
export type { Validators } from './fetch-file.ts'
export {
  type FetchContext,
  type FetchedList,
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
  allPublishers,
  findPublisher,
  type Publisher,
} from './registry.ts'
export { type FetchHistory, type FetchPlan, planFetches } from './schedule.ts'
export { type SubjectFields, type SubjectProperty, subjectIdentifiers } from './subject-columns.ts'
export { faultOf, type SubjectRecord } from './subject-record.ts'
export { suggest } from './suggest.ts'
export { unzip } from './unzip.ts'
