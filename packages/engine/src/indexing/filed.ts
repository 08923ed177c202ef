// Which side of a comparison an index holds. The scorer tells the sides apart (words that a subject has over cost less than
// words that a listed name has over), so an index of subjects bounds the same directed comparison turned round (ADR 0015).

export type Filed = 'parties' | 'subjects'
