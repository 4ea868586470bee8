import { Button, Code, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDownload, IconShieldCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'

/** The program's own name and how it is called: the same in every language. */
const command = 'CloudCrm.Host verify-invoice invoice.json'

/** How anybody can check an invoice without us. */
export function Proof({ id, digest }: { id: string; digest: string }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Paper component="section" aria-label={t('billing.proof')}>
      <Stack gap="sm" align="flex-start">
        <Title order={2}>{t('billing.proof')}</Title>
        <Text maw={720}>{t('billing.proofText')}</Text>
        <div>
          <Text size="sm" c="dimmed">
            {t('billing.digest')}
          </Text>
          <div className="digest">{digest}</div>
        </div>
        <Code className="digest">{command}</Code>
        <Text size="sm" c="dimmed" maw={720}>
          <IconShieldCheck size={16} aria-hidden /> {t('billing.proofAnswer')}
        </Text>
        {may('readCustomers') ? (
          <Button
            variant="default"
            component="a"
            href={`/v1/invoices/${id}/bundle`}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('billing.bundle')}
          </Button>
        ) : (
          <Text size="sm">{t('billing.bundleHidden')}</Text>
        )}
      </Stack>
    </Paper>
  )
}
