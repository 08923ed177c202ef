// Two hundred criteria that rest on recorded evidence: none may be refused.

const links = [
  'linked to party p1',
  'linked to party p2',
  'linked to parties of claim c1',
  'linked to party p1 by facilitated-by',
  'linked to party p1 by facilitated-by, paid-by',
  'linked to parties of claim c2 by owned-by, controlled-by, acting-for',
  'linked to party p2 by shares-identifier-with',
  'linked to party p1 by associate-of, employed-by',
  'linked to party p1 by travelled-with',
  'linked to parties of claim c1 by supported-by, member-of, linked-to',
]
const periods = ['', ' since 2024-01-01', ' until 2026-06-30', ' between 2024-01-01 and 2024-12-31']
const grades = ['', ' graded B2', ' graded F6']
const others = [
  'named in claim c1',
  'named in claim c2',
  'shares phone with party p1',
  'shares passportNumber with party p2',
  'shares email with party p1',
  'shares imoNumber with party ship1',
  'shares publicKey with party p2',
  'shares registrationNumber with party p1',
  'shares idNumber with party p2',
  'shares taxNumber with party p1',
]
const joined = [
  'named in claim c1 or named in claim c2',
  '(named in claim c1)',
  'named in claim c1 and screened since 2024-02-29',
  'named in claim c1 and cleared against list us_ofac_sdn',
  'named in claim c1 and cleared against list us_ofac_sdn between 2024-01-01 and 2024-12-31',
  'linked to party p1 and (screened since 2024-01-01 or cleared until 2023-12-31)',
  '(linked to party p1 or linked to party p2) and cleared',
  'linked to party p1 by paid-by and shares phone with party p1',
  'named in claim c1 or (linked to party p1 and screened)',
  '((named in claim c1 or shares email with party p1) and screened until 2026-01-01) or named in claim c2',
]

/** Exactly 200, all different. */
export const legitimateCriteria: readonly string[] = [
  ...links.flatMap((link) => periods.flatMap((period) => grades.map((grade) => `${link}${period}${grade}`))),
  ...others,
  ...joined,
  ...others.flatMap((other) => [
    `${other} and screened since 2024-01-01`,
    `${other} or linked to party p1`,
    `(${other}) and cleared against list eu_fsf until 2026-01-01`,
    `linked to parties of claim c1 graded C3 and ${other}`,
    `${other} and linked to party p2 since 2025-05-05`,
    `(${other} or named in claim c3) and screened against list un_sc_sanctions`,
  ]),
]
