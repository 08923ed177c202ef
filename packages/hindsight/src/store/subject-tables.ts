// The tables of subjects (migrations/0005-subjects.ts), and rows as the area gives them.

import type {
  MonitoringChange,
  RejectedRow,
  SubjectHead,
  SubjectImport,
  SubjectRole,
  SubjectVersion,
  Watermark,
} from './subject-area.ts'

/** The parts of a watermark as columns. */
export interface WatermarkColumns {
  list_epoch: number
  policy_sequence: number
  link_sequence: number
}

interface VersionRow {
  sequence: number
  subject_id: string
  version: number
  recorded_at: string
  valid_from: string | null
  import_id: string | null
  line: number | null
  sealed: Uint8Array
  commitment: string
}

interface HeadRow extends WatermarkColumns {
  subject_id: string
  sequence: number
  version: number
  commitment: string
  is_monitored: number
}

interface RoleRow {
  group_id: string
  role: string
  subject_id: string
  recorded_at: string
  ended_at: string | null
}

interface ImportRow {
  import_id: string
  source: string
  started_at: string
  ended_at: string | null
  run_id: string | null
  done_rows: number
  imported: number
  unchanged: number
  rejected: number
}

export interface SubjectTables {
  subject_versions: VersionRow
  subjects: HeadRow
  monitoring_changes: {
    place: number
    subject_id: string
    is_monitored: number
    act_id: string | null
    reason: string
    recorded_at: string
  }
  watermark_floors: { place: number; up_to_sequence: number } & WatermarkColumns
  subject_roles: RoleRow
  subject_imports: ImportRow
  rejected_rows: { import_id: string; line: number; reason: string }
}

export function watermarkColumns({ listEpoch, policySequence, linkSequence }: Watermark): WatermarkColumns {
  return { list_epoch: listEpoch, policy_sequence: policySequence, link_sequence: linkSequence }
}

export function watermarkOf(row: WatermarkColumns): Watermark {
  return { listEpoch: row.list_epoch, policySequence: row.policy_sequence, linkSequence: row.link_sequence }
}

/** The higher of each part. */
export function highestOf(a: Watermark, b: Watermark): Watermark {
  return {
    listEpoch: Math.max(a.listEpoch, b.listEpoch),
    policySequence: Math.max(a.policySequence, b.policySequence),
    linkSequence: Math.max(a.linkSequence, b.linkSequence),
  }
}

export function versionRow(version: SubjectVersion): VersionRow {
  return {
    sequence: version.sequence,
    subject_id: version.subjectId,
    version: version.version,
    recorded_at: version.recordedAt,
    valid_from: version.validFrom,
    import_id: version.importId,
    line: version.line,
    sealed: version.sealed,
    commitment: version.commitment,
  }
}

export function subjectVersionOf(row: VersionRow): SubjectVersion {
  return {
    sequence: row.sequence,
    subjectId: row.subject_id,
    version: row.version,
    recordedAt: row.recorded_at,
    validFrom: row.valid_from,
    importId: row.import_id,
    line: row.line,
    sealed: Uint8Array.from(row.sealed),
    commitment: row.commitment,
  }
}

/** A head at its own watermark or at a floor's, whichever is higher. */
export function headOf(row: HeadRow, floor: Watermark): SubjectHead {
  return {
    subjectId: row.subject_id,
    sequence: row.sequence,
    version: row.version,
    commitment: row.commitment,
    isMonitored: row.is_monitored === 1,
    watermark: highestOf(watermarkOf(row), floor),
  }
}

export function monitoringOf(row: SubjectTables['monitoring_changes']): MonitoringChange {
  return {
    subjectId: row.subject_id,
    isMonitored: row.is_monitored === 1,
    actId: row.act_id,
    reason: row.reason,
    recordedAt: row.recorded_at,
  }
}

export function roleOf(row: RoleRow): SubjectRole {
  return {
    groupId: row.group_id,
    role: row.role,
    subjectId: row.subject_id,
    recordedAt: row.recorded_at,
    endedAt: row.ended_at,
  }
}

export function roleRow(role: SubjectRole): RoleRow {
  return {
    group_id: role.groupId,
    role: role.role,
    subject_id: role.subjectId,
    recorded_at: role.recordedAt,
    ended_at: role.endedAt,
  }
}

export function importOf(row: ImportRow): SubjectImport {
  return {
    importId: row.import_id,
    source: row.source,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    runId: row.run_id,
    rows: row.done_rows,
    imported: row.imported,
    unchanged: row.unchanged,
    rejected: row.rejected,
  }
}

export function importRow(progress: SubjectImport): ImportRow {
  return {
    import_id: progress.importId,
    source: progress.source,
    started_at: progress.startedAt,
    ended_at: progress.endedAt,
    run_id: progress.runId,
    done_rows: progress.rows,
    imported: progress.imported,
    unchanged: progress.unchanged,
    rejected: progress.rejected,
  }
}

export function rejectedRow({ importId, line, reason }: RejectedRow): SubjectTables['rejected_rows'] {
  return { import_id: importId, line, reason }
}
