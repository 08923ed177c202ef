// What a Latin form looks like at a glance: letters that are mistaken for each other in print fall together.

// Single letters first, so that what they are mistaken for is also seen inside a pair (cl, c1, ci look like d).
const steps: readonly (readonly [RegExp, string])[] = [
  [/[l1j]/g, 'i'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/q/g, 'g'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/ci/g, 'd'],
]

/** Two forms with the same visual key are hard to tell apart by eye. */
export function visualKey(form: string): string {
  let key = form
  for (const [pattern, replacement] of steps) key = key.replace(pattern, replacement)
  return key
}
