import { IconHome, IconMessages, IconReceipt2, IconSettings, IconUsers, type Icon } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import type { Right } from '../api/session'
import { settingsRights } from '../settings/places'
import type { Words } from '../i18n/en'

/** An entry of the rail; on a phone the first four stand in the bar and the others behind "more". */
export interface Place {
  to: LinkProps['to'] & string
  word: keyof Words['nav']
  icon: Icon
  /** Who may see it: people with one of these rights; everybody where there are none. */
  rights: readonly Right[]
}

export const places: readonly Place[] = [
  { to: '/', word: 'home', icon: IconHome, rights: [] },
  { to: '/customers', word: 'customers', icon: IconUsers, rights: ['readCustomers'] },
  { to: '/inbox', word: 'inbox', icon: IconMessages, rights: ['readInteractions'] },
  { to: '/billing', word: 'billing', icon: IconReceipt2, rights: ['readUsage'] },
  { to: '/settings', word: 'settings', icon: IconSettings, rights: settingsRights },
]

/** The place that an address belongs to; home is only itself, and what is everybody's own belongs to none. */
export function placeAt(path: string): Place | undefined {
  return places.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
}
