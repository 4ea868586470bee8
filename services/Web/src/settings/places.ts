import { IconArmchair, IconBuilding, IconForms, IconHistory, IconKey, IconUsers, IconWebhook, type Icon } from '@tabler/icons-react'
import type { Right } from '../api/session'
import type { Words } from '../i18n/en'

/** A page of the administration. */
export interface SettingsPlace {
  to: string
  word: keyof Words['settings']['places']
  icon: Icon
  /** Who may see it: people with one of these rights. */
  rights: readonly Right[]
  /** Who may still see it while the company is being closed, when nothing can be managed. */
  inGrace?: readonly Right[]
}

export const settingsPlaces = [
  { to: '/settings/company', word: 'company', icon: IconBuilding, rights: ['manageTenant'], inGrace: ['readJournal'] },
  { to: '/settings/people', word: 'people', icon: IconUsers, rights: ['manageMembers'] },
  { to: '/settings/seats', word: 'seats', icon: IconArmchair, rights: ['manageSeats'] },
  { to: '/settings/fields', word: 'fields', icon: IconForms, rights: ['manageTenant'] },
  { to: '/settings/keys', word: 'keys', icon: IconKey, rights: ['manageKeys'] },
  { to: '/settings/webhooks', word: 'webhooks', icon: IconWebhook, rights: ['manageWebhooks'] },
  { to: '/settings/audit', word: 'audit', icon: IconHistory, rights: ['readJournal'] },
] as const satisfies readonly SettingsPlace[]

/** Who sees the administration at all. */
export const settingsRights: readonly Right[] = [...new Set(settingsPlaces.flatMap((place): readonly Right[] => place.rights))]

/** Whether somebody with some rights sees a page. */
export function isOpen(place: SettingsPlace, may: (right: Right) => boolean, isClosing: boolean): boolean {
  return place.rights.some(may) || (isClosing && (place.inGrace ?? []).some(may))
}
