const keyMax = 50

/** A key that a label suggests: its Latin letters and digits in camel case. Empty where it has none. */
export function keyOf(label: string): string {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
  const joined = words.map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  return joined.replace(/^[0-9]+/, '').slice(0, keyMax)
}
