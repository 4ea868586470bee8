/** A place in a document that two versions of it have differently. */
export interface Difference {
  path: string
  before: string | null
  after: string | null
}

/** All places that differ, in the order of the documents. Lists of things with a code are compared by it. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [old, young] = [leaves(before), leaves(after)]
  return [...new Set([...old.keys(), ...young.keys()])]
    .filter((path) => old.get(path) !== young.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: young.get(path) ?? null }))
}

function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) value.forEach((inner: unknown, at) => leaves(inner, `${path}[${nameOf(inner, at)}]`, found))
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) leaves(inner, path === '' ? name : `${path}.${name}`, found)
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found.set(path, String(value))
  return found
}

function nameOf(value: unknown, at: number): string {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' ? value.code : String(at)
}
