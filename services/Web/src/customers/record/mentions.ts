import type { Schemas } from '../../api/client'

/** A member or team that a note can name. */
export interface Mentionable {
  token: string
  name: string
}

/** What is being typed after an @, up to the cursor; null where nothing is. */
export function typedAt(text: string, cursor: number): string | null {
  return /(?:^|\s)@([^\s@[\]]*)$/.exec(text.slice(0, cursor))?.[1] ?? null
}

/** Puts a name in place of what is being typed. */
export function named(text: string, cursor: number, name: string): { text: string; cursor: number } {
  const before = text.slice(0, cursor).replace(/@[^\s@[\]]*$/, `@${name} `)
  return { text: before + text.slice(cursor), cursor: before.length }
}

/** A note as it is sent: names that were chosen become what the platform tells people by. Longer names go first, so that none is cut. */
export function toWire(text: string, chosen: readonly Mentionable[]): string {
  return [...chosen]
    .sort((one, other) => other.name.length - one.name.length)
    .reduce((sent, { token, name }) => sent.replaceAll(`@${name}`, `@[${token}]`), text)
}

/** A note as it is read: names in place of tokens. */
export function toRead(text: string, mentions: readonly Schemas['Mention'][]): { text: string; chosen: Mentionable[] } {
  const chosen = mentions.map(({ memberId, teamId, name }) => ({
    token: memberId == null ? `team:${teamId ?? ''}` : `member:${memberId}`,
    name,
  }))
  return { text: chosen.reduce((read, { token, name }) => read.replaceAll(`@[${token}]`, `@${name}`), text), chosen }
}
