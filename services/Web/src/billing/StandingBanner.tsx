import { Alert, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery, useMay, useSession } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { TextLink } from '../shell/TextLink'

/** Says on every page that the company has not paid, or is stopped: what that means now, and where it is mended. */
export function StandingBanner(): ReactElement | null {
  const { t } = useTranslation()
  const figures = useFigures()
  const may = useMay()
  const { state } = useSession()
  const { data: tenant } = useQuery({ ...tenantQuery, enabled: may('readTenant') })
  const standing = tenant?.payment ?? 'good'
  if (standing === 'good' && state !== 'suspended') return null
  const word = standing === 'good' ? 'stopped' : standing
  return (
    <Alert
      color={word === 'pastDue' ? 'yellow' : 'red'}
      variant="light"
      mb="lg"
      role="status"
      title={
        <Text c="var(--mantine-color-text)" fw={600} inherit>
          {t(`billing.standing.${word}`)}
        </Text>
      }
    >
      {tenant?.paymentSince != null && standing !== 'good' && (
        <Text size="sm">{t('billing.standingSince', { at: figures.instant(tenant.paymentSince) })}</Text>
      )}
      <Text size="sm">{t(`billing.standingText.${word}`)}</Text>
      {may('readUsage') && standing !== 'good' && (
        <TextLink to="/billing/invoices" size="sm">
          {t('billing.toInvoices')}
        </TextLink>
      )}
    </Alert>
  )
}
