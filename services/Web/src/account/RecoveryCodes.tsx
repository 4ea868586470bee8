import { Alert, Button, CopyButton, Group, SimpleGrid, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  codes: readonly string[]
  close: () => void
}

/** Recovery codes, shown once. */
export function RecoveryCodes({ codes, close }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <Alert color="teal" variant="light" role="status" title={t('account.codes')}>
      <Text mb="sm">{t('account.codesText')}</Text>
      <SimpleGrid cols={2} component="ul" className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </SimpleGrid>
      <Group mt="md">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'common.copied' : 'account.copyCodes')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={close}>{t('account.codesKept')}</Button>
      </Group>
    </Alert>
  )
}
