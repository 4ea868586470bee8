import '../billing/billing.css'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBuilding,
  IconChartBar,
  IconHistory,
  IconLogout,
  IconReceipt2,
  IconTag,
  IconUsers,
} from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { product } from '../shell/product'
import { PageSkeleton } from '../shell/Shell'
import { operatorSession, useOperatorSignOut } from './api'
import { SecondFactor } from './SecondFactor'

const places = [
  { to: '/operator', word: 'tenants', icon: IconBuilding },
  { to: '/operator/unpaid', word: 'unpaid', icon: IconReceipt2 },
  { to: '/operator/revenue', word: 'revenue', icon: IconChartBar },
  { to: '/operator/prices', word: 'prices', icon: IconTag },
  { to: '/operator/findings', word: 'findings', icon: IconAlertTriangle },
  { to: '/operator/operators', word: 'operators', icon: IconUsers },
  { to: '/operator/journal', word: 'journal', icon: IconHistory },
] as const

/** What stands around the pages of who runs the product. */
export function OperatorShell(): ReactElement {
  const { t } = useTranslation()
  const { data: session } = useSuspenseQuery(operatorSession)
  const signOut = useOperatorSignOut()
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <nav className="rail" aria-label={t('nav.main')}>
        <div className="rail-name">{product}</div>
        {places.map((place) => (
          <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/operator' }}>
            <place.icon size={20} stroke={1.75} aria-hidden />
            <span>{t(`operator.nav.${place.word}`)}</span>
          </Link>
        ))}
        <Button
          mt="auto"
          variant="subtle"
          color="gray"
          c="inherit"
          className="rail-end"
          justify="flex-start"
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut()}
        >
          {t('common.signOut')}
        </Button>
      </nav>
      <main id="page" className="page" tabIndex={-1}>
        {session?.needsTwoFactor === true ? (
          <SecondFactor />
        ) : (
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        )}
      </main>
    </div>
  )
}
