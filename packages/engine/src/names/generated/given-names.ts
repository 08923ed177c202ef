// Generated from reference/names/given-names.yml by scripts/generate-reference.ts; edit the source and run "npm run generate".

export const givenNames: readonly string[] = [
  'alexander=alexander,alex,alexandr,aleksandr,sasha',
]
