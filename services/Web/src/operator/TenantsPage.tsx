import { IconBuilding } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { TextLink } from '../shell/TextLink'
import { Grid } from './Grid'
import { tenantsQuery } from './queries'

/** All companies, the newest first. */
export function TenantsPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(tenantsQuery)
  return (
    <>
      <PageHead title={t('operator.nav.tenants')} />
      <Grid
        caption={t('operator.nav.tenants')}
        query={query}
        keyOf={(tenant) => tenant.id}
        empty={{ icon: IconBuilding, title: t('operator.noTenants'), text: t('operator.noTenantsText') }}
        columns={[
          {
            head: t('operator.company'),
            cell: (tenant) => (
              <>
                <TextLink to="/operator/tenants/$id" params={{ id: tenant.id }} inherit>
                  {tenant.name}
                </TextLink>
                {tenant.sandbox && <div className="minor">{t('operator.sandbox')}</div>}
              </>
            ),
          },
          { head: t('operator.plan'), cell: (tenant) => tenant.plan },
          { head: t('operator.state'), cell: (tenant) => t(`operator.states.${tenant.state}`) },
          { head: t('operator.money'), isMinor: true, cell: (tenant) => t(`operator.pays.${tenant.payment}`) },
          { head: t('operator.opened'), isMinor: true, cell: (tenant) => figures.instant(tenant.openedAt) },
          {
            head: t('operator.seats'),
            atEnd: true,
            cell: (tenant) => `${figures.quantity(tenant.seatsAssigned)} / ${figures.quantity(tenant.seatsBought)}`,
          },
        ]}
      />
    </>
  )
}
