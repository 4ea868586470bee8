import { Group, Select } from '@mantine/core'
import { IconBuilding, IconFilterOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { SearchBox } from '../shell/SearchBox'
import { TextLink } from '../shell/TextLink'
import { Grid } from './Grid'
import { standings, tenantStates, tenantsQuery, type TenantSearch } from './queries'

/** Companies, the newest first, found by name, state and how they pay. */
export function TenantsPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const search = useSearch({ from: '/operator/' })
  const navigate = useNavigate()
  const query = useInfiniteQuery(tenantsQuery(search))
  const show = (next: { [K in keyof TenantSearch]: TenantSearch[K] | undefined }): void =>
    void navigate({
      to: '/operator',
      search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)),
    })
  const isNarrowed = Object.keys(search).length > 0
  return (
    <>
      <PageHead title={t('operator.nav.tenants')} />
      <Group gap="sm" mb="md">
        <SearchBox label={t('operator.findTenant')} q={search.name} onSearch={(name) => show({ name })} />
        <Select
          size="sm"
          w={168}
          clearable
          clearButtonProps={{ 'aria-label': t('customer.clear') }}
          aria-label={t('operator.state')}
          placeholder={t('operator.state')}
          data={tenantStates.map((value) => ({ value, label: t(`operator.states.${value}`) }))}
          value={search.state ?? null}
          onChange={(state) => show({ state: state ?? undefined })}
        />
        <Select
          size="sm"
          w={168}
          clearable
          clearButtonProps={{ 'aria-label': t('customer.clear') }}
          aria-label={t('operator.money')}
          placeholder={t('operator.money')}
          data={standings.map((value) => ({ value, label: t(`operator.pays.${value}`) }))}
          value={search.payment ?? null}
          onChange={(payment) => show({ payment: payment ?? undefined })}
        />
      </Group>
      <Grid
        caption={t('operator.nav.tenants')}
        query={query}
        keyOf={(tenant) => tenant.id}
        empty={
          isNarrowed
            ? { icon: IconFilterOff, title: t('operator.noneFit'), text: t('operator.noneFitText') }
            : { icon: IconBuilding, title: t('operator.noTenants'), text: t('operator.noTenantsText') }
        }
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
