// How much a piece of information is trusted: 6x6 (Admiralty code) and, beside it, 3x5x2. The source and what it says are
// judged apart, and the two scales are never translated into each other (vetting §4.1).

/** Reliability of a source, best first; F cannot be judged, which is not "bad". */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
/** Credibility of what it says, best first: 1 is confirmed by other independent sources, 6 cannot be judged. */
const credibilities = [1, 2, 3, 4, 5, 6] as const

export interface Grade {
  readonly reliability: (typeof reliabilities)[number]
  readonly credibility: (typeof credibilities)[number]
}

/** 3x5x2: source 1 reliable to 3 not reliable, information A known directly to E suspected false, handling P or C. */
export interface IntelligenceReportGrade {
  readonly source: 1 | 2 | 3
  readonly information: 'A' | 'B' | 'C' | 'D' | 'E'
  readonly handling: 'P' | 'C'
}

/** What nobody has judged yet: F6. */
export const ungraded: Grade = Object.freeze({ reliability: 'F', credibility: 6 })

/** Reads `B2`; undefined where it is no grade. */
export function parseGrade(text: string): Grade | undefined {
  const reliability = reliabilities.find((one) => one === text[0])
  const credibility = credibilities.find((one) => String(one) === text.slice(1))
  return reliability === undefined || credibility === undefined ? undefined : { reliability, credibility }
}

/** Reads `2CP`; undefined where it is no grade. */
export function parseIntelligenceReportGrade(text: string): IntelligenceReportGrade | undefined {
  const found = /^([123])([A-E])([PC])$/.exec(text)
  if (found === null) return undefined
  return {
    source: Number(found[1]) as IntelligenceReportGrade['source'],
    information: found[2] as IntelligenceReportGrade['information'],
    handling: found[3] as IntelligenceReportGrade['handling'],
  }
}

export function presentGrade({ reliability, credibility }: Grade): string {
  return `${reliability}${credibility}`
}

/** The least of several on each scale by itself: a path is no better than its worst source and its worst statement. */
export function weakestGrade(grades: readonly Grade[]): Grade {
  const reliability = Math.max(0, ...grades.map((one) => reliabilities.indexOf(one.reliability)))
  const credibility = Math.max(0, ...grades.map((one) => credibilities.indexOf(one.credibility)))
  return { reliability: reliabilities[reliability]!, credibility: credibilities[credibility]! }
}

/** Orders grades for display, better first: by what is said, then by who says it. Never a number of a person. */
export function compareGrades(a: Grade, b: Grade): number {
  return a.credibility - b.credibility || reliabilities.indexOf(a.reliability) - reliabilities.indexOf(b.reliability)
}

/** Whether a grade is at least as good as another on both scales. */
export function isAtLeastGrade(grade: Grade, least: Grade): boolean {
  return (
    grade.credibility <= least.credibility &&
    reliabilities.indexOf(grade.reliability) <= reliabilities.indexOf(least.reliability)
  )
}
