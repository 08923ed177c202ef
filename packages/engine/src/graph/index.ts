export {
  compareGrades,
  type Grade,
  type IntelligenceReportGrade,
  isAtLeastGrade,
  parseGrade,
  parseIntelligenceReportGrade,
  presentGrade,
  reliabilities,
  ungraded,
  weakestGrade,
} from './grade.ts'
