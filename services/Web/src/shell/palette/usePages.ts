import { IconUpload, IconUserCircle, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../api/session'
import { billingPlaces } from '../../billing/places'
import { isOpen, settingsPlaces } from '../../settings/places'
import { places } from '../places'

/** Something that the palette leads to. */
export interface Goal {
  href: string
  label: string
  /** What it is a part of, or how a customer is reached. */
  under: string
  icon: Icon
}

/** Every page that the person may see, by its name in their language. */
export function usePages(): Goal[] {
  const { t } = useTranslation()
  const may = useMay()
  const isClosing = useSession().state === 'closing'
  const mine = places.filter(({ rights }) => rights.length === 0 || rights.some(may))
  return [
    ...mine.map(({ to, word, icon }) => ({ href: to, label: t(`nav.${word}`), under: '', icon })),
    ...(may('manageCustomers')
      ? [{ href: '/customers/import', label: t('importing.title'), under: t('nav.customers'), icon: IconUpload }]
      : []),
    ...mine
      .filter(({ to }) => to === '/billing')
      .flatMap(({ icon }) =>
        billingPlaces.map(({ to, word }) => ({ href: to, label: t(`billing.tabs.${word}`), under: t('nav.billing'), icon })),
      )
      .filter(({ href }) => href !== '/billing'),
    ...settingsPlaces
      .filter((place) => isOpen(place, may, isClosing))
      .map(({ to, word, icon }) => ({ href: to, label: t(`settings.places.${word}`), under: t('nav.settings'), icon })),
    { href: '/account', label: t('nav.account'), under: '', icon: IconUserCircle },
  ]
}
