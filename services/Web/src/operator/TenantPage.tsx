import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { oneTenant } from './queries'
import { TenantActs } from './TenantActs'
import { TenantBilling } from './TenantBilling'
import { TenantInvoices } from './TenantInvoices'

/** One company: how it stands, what it pays by, its invoices, and what may be done. */
export function TenantPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { id } = useParams({ from: '/operator/tenants/$id' })
  const { data, error } = useQuery(oneTenant(id))
  if (data === undefined)
    return (
      <>
        <PageHead title={t('operator.company')} />
        {error === null ? <Lines count={8} /> : <Refusal error={error} />}
      </>
    )
  const facts: [string, string][] = [
    [t('operator.plan'), data.plan],
    [t('operator.seats'), `${figures.quantity(data.seatsAssigned)} / ${figures.quantity(data.seatsBought)}`],
    [t('operator.state'), t(`operator.states.${data.state}`)],
    [t('operator.money'), t(`operator.pays.${data.payment}`)],
    [t('operator.opened'), figures.instant(data.openedAt)],
    [t('operator.zone'), data.timeZone],
  ]
  return (
    <Stack gap="lg">
      <PageHead title={data.name} />
      <Paper>
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <Text size="sm" c="dimmed">
                {label}
              </Text>
              <Text className="figures">{value}</Text>
            </div>
          ))}
        </SimpleGrid>
      </Paper>
      {!data.sandbox && (
        <>
          <TenantBilling id={id} />
          <TenantInvoices id={id} />
        </>
      )}
      <Group>
        <TenantActs tenant={data} />
      </Group>
    </Stack>
  )
}
