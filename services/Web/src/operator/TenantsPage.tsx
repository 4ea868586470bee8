import { Group, Select } from '@mantine/core'
import { IconBuilding, IconFilterOff } from '@tabler/icons-react'
import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { SearchBox } from '../shell/SearchBox'
import { TextLink } from '../shell/TextLink'
import { Grid } from './Grid'
import { chunksOf, figuresQuery, standings, tenantStates, tenantsQuery, type TenantSearch } from './queries'

type Figures = Schemas['TenantFigures']

/** Companies, the newest first, found by name, state and how they pay, with what they use and owe. */
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
  const used = useQueries({
    queries: chunksOf((query.data ?? []).map((tenant) => tenant.id)).map(figuresQuery),
    combine: (chunks) => new Map(chunks.flatMap(({ data }) => [...(data ?? [])])),
  })
  const ofFigures = (id: string, show: (one: Figures) => string): string => {
    const one = used.get(id)
    return one === undefined ? '' : show(one)
  }
  const isNarrowed = Object.keys(search).length > 0
  return (
    <>
      <PageHead title={t('operator.nav.tenants')} />
      <Group gap="sm" mb="md">
        <SearchBox label={t('operator.findTenant')} q={search.name} onSearch={(name) => show({ name })} />
        <Narrow
          label={t('operator.state')}
          choices={tenantStates.map((value) => ({ value, label: t(`operator.states.${value}`) }))}
          chosen={search.state}
          onChoose={(state) => show({ state })}
        />
        <Narrow
          label={t('operator.money')}
          choices={standings.map((value) => ({ value, label: t(`operator.pays.${value}`) }))}
          chosen={search.payment}
          onChoose={(payment) => show({ payment })}
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
                <div className="name">
                  <TextLink to="/operator/tenants/$id" params={{ id: tenant.id }} inherit>
                    {tenant.name}
                  </TextLink>
                </div>
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
            isMinor: true,
            cell: (tenant) => `${figures.quantity(tenant.seatsAssigned)} / ${figures.quantity(tenant.seatsBought)}`,
          },
          {
            head: t('operator.usedSoFar'),
            atEnd: true,
            isMinor: true,
            cell: ({ id }) => ofFigures(id, ({ usage, currency }) => (usage === null ? '' : figures.money(usage, currency))),
          },
          {
            head: t('operator.totalSoFar'),
            atEnd: true,
            cell: ({ id }) => ofFigures(id, ({ total, currency }) => (total === null ? '' : figures.money(total, currency))),
          },
          {
            head: t('billing.leftToPay'),
            atEnd: true,
            isMinor: true,
            cell: ({ id }) => ofFigures(id, ({ open }) => open.map((one) => figures.money(one.amount, one.currency)).join(', ')),
          },
        ]}
      />
    </>
  )
}

interface NarrowProps<T extends string> {
  label: string
  choices: { value: T; label: string }[]
  chosen: T | undefined
  onChoose: (value: T | undefined) => void
}

/** Leaves those companies that are so. */
function Narrow<T extends string>({ label, choices, chosen, onChoose }: NarrowProps<T>): ReactElement {
  const { t } = useTranslation()
  return (
    <Select
      size="sm"
      w={168}
      clearable
      clearButtonProps={{ 'aria-label': t('customer.clear') }}
      aria-label={label}
      placeholder={label}
      data={choices}
      value={chosen ?? null}
      onChange={(value) => onChoose(value ?? undefined)}
    />
  )
}
