// What is said to whoever looks at somebody that they may be, or may work with.

import type { ShownCase } from '../../services/index.ts'

/** One line for each flag of a look; empty where there is none. */
export function lookFlagsText(flags: ShownCase['look']['flags']): string {
  return flags
    .map(({ relation, operatorId }) => {
      const whose = relation === 'own-name' ? 'your own name' : `the name of ${operatorId}`
      return `The subject may bear ${whose}: this look is flagged in the log.\n`
    })
    .join('')
}
