/** A word of an address, where it is one of those that are known. */
export function among<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value)
}
