// The version under which decisions are recorded. It changes with anything that can change an outcome.

export const engineVersion = '0.2.0'
