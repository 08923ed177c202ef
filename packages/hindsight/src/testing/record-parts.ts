// Parts of the services that only somebody who judges them from outside needs: to compare everybody anew, to open what is
// sealed, and to put exemptions and policies on record without the people that they take.

export { openGoodGuy } from '../services/cases/case-memory.ts'
export { openValue, placeOfGoodGuy, placeOfStanding, sealValue } from '../services/cases/case-seal.ts'
export { livePolicy } from '../services/policies/live-policy.ts'
export { keepPolicy } from '../services/screenings/kept-policy.ts'
export { openScreeningSet } from '../services/screenings/screening-set.ts'
export { openSubject } from '../services/subjects/subject-seal.ts'
