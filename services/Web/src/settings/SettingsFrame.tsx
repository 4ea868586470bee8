import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { NotAllowed } from '../shell/NotAllowed'
import { isOpen, settingsPlaces } from './places'
import './settings.css'

/** The administration: its own list beside its pages; on a phone first the list, then a page. */
export function SettingsFrame(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const isClosing = useSession().state === 'closing'
  const path = useLocation({ select: (at) => at.pathname.replace(/\/$/, '') })
  const mine = settingsPlaces.filter((place) => isOpen(place, may, isClosing))
  const isList = path === '/settings'
  const here = settingsPlaces.find((place) => path.startsWith(place.to))
  if (mine.length === 0) return <NotAllowed />
  return (
    <div className="settings" data-list={isList || undefined}>
      <nav className="settings-list" aria-label={t('settings.title')}>
        {isList ? <PageHead title={t('settings.title')} /> : <div className="settings-name">{t('settings.title')}</div>}
        {mine.map((place) => (
          <Link key={place.to} to={place.to}>
            <place.icon size={18} stroke={1.75} aria-hidden />
            {t(`settings.places.${place.word}`)}
          </Link>
        ))}
      </nav>
      <div className="settings-page">
        {!isList && (
          <Link to="/settings" className="settings-back">
            <IconArrowLeft size={16} aria-hidden />
            {t('settings.title')}
          </Link>
        )}
        {here !== undefined && !isOpen(here, may, isClosing) ? <NotAllowed /> : <Outlet />}
      </div>
    </div>
  )
}
