/** What stands before the dot of an event's type. */
export function familyOf(type: string): string {
  return type.slice(0, type.indexOf('.'))
}

/** The types by their family, in the order of the list. */
export function families(types: readonly string[]): [string, string[]][] {
  const known = new Map<string, string[]>()
  for (const type of types) known.set(familyOf(type), [...(known.get(familyOf(type)) ?? []), type])
  return [...known]
}

/** The chosen events with a whole family, also with types of it that are yet to come, or without any of it. */
export function withFamily(chosen: readonly string[], family: string, isChosen: boolean): string[] {
  const others = chosen.filter((one) => familyOf(one) !== family)
  return isChosen ? [...others, `${family}.*`] : others
}

/** The chosen events with one type or without it. One taken out of a whole family leaves the others of it, by their names. */
export function withType(chosen: readonly string[], type: string, isChosen: boolean, types: readonly string[]): string[] {
  const family = familyOf(type)
  const all = chosen.includes(`${family}.*`)
  const before = all ? types.filter((one) => familyOf(one) === family) : chosen.filter((one) => familyOf(one) === family)
  const others = chosen.filter((one) => familyOf(one) !== family)
  return [...others, ...(isChosen ? [...before.filter((one) => one !== type), type] : before.filter((one) => one !== type))]
}

export function holds(chosen: readonly string[], type: string): boolean {
  return chosen.includes(type) || chosen.includes(`${familyOf(type)}.*`)
}
