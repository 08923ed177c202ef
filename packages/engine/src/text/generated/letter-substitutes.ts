// Generated from reference/text/letter-substitutes.tsv by scripts/generate-reference.ts; edit the source and run "npm run generate".

export const letterSubstituteRows: readonly (readonly [string, string])[] = [
  ["0","o"],
  ["1","i"],
  ["2","z"],
  ["3","e"],
  ["4","a"],
  ["5","s"],
  ["6","g"],
  ["7","t"],
  ["8","b"],
  ["9","g"],
  ["@","a"],
  ["$","s"],
  ["!","i"],
  ["¡","i"],
  ["|","l"],
  ["€","e"],
  ["£","l"],
  ["¢","c"],
  ["¥","y"],
]
