/** Whether every word that was typed stands somewhere in a text, whatever their case and width. */
export function isFitting(typed: string, ...texts: string[]): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase()
  const all = plain(texts.join(' '))
  return plain(typed)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
