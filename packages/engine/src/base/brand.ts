// Branded strings: values that look alike but must never be mixed up.

declare const brand: unique symbol

/** A `T` that only the code that validates it may create. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
