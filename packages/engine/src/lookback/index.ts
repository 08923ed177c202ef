export { SubjectIndex, type SubjectIndexOptions } from './subject-index.ts'
