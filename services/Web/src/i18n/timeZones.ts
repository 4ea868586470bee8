/** The time zone of this browser, by its IANA name. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Time zones that a company can have; what is there already is always among them. */
export function timeZones(present: string): string[] {
  return [...new Set([present, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter((zone) => zone === 'UTC' || zone.includes('/'))
}
