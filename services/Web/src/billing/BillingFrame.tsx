import './billing.css'
import { Text } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery, useMay } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { Empty } from '../shell/Rows'
import { billingPlaces } from './places'

/** What stands around the pages of money: their one heading and the way between them. An invoice has a heading of its own. */
export function BillingFrame(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const onInvoice = useMatchRoute()({ to: '/billing/invoices/$id' }) !== false
  const { data: tenant } = useQuery({ ...tenantQuery, enabled: may('readTenant') })
  if (tenant?.sandbox === true)
    return (
      <>
        <PageHead title={t('billing.title')} />
        <Empty icon={IconFlask} title={t('billing.sandbox')} text={t('billing.sandboxText')} />
      </>
    )
  return (
    <>
      {!onInvoice && <PageHead title={t('billing.title')} />}
      <nav className="tabs" aria-label={t('billing.title')}>
        {billingPlaces.map((tab) => (
          <Link key={tab.to} to={tab.to} activeOptions={{ exact: tab.to === '/billing', includeSearch: false }}>
            <Text component="span" inherit>
              {t(`billing.tabs.${tab.word}`)}
            </Text>
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
