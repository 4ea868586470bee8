import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'

/** What a person sees when something can't be shown: why, and a way on. */
export function Trouble({ error, reset }: ErrorComponentProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Stack p="lg" maw={560}>
      <Refusal error={error} />
      <Button onClick={reset} w="fit-content">
        {t('common.retry')}
      </Button>
    </Stack>
  )
}

/** An address that leads nowhere. */
export function NotHere(): ReactElement {
  const { t } = useTranslation()
  return (
    <Stack p="xl" align="center" gap="xs">
      <Title order={1}>{t('refused.notHere')}</Title>
      <Anchor component={Link} to="/">
        {t('refused.home')}
      </Anchor>
    </Stack>
  )
}

/** Why something was refused, in the platform's own words. */
export function Refusal({ error }: { error: unknown }): ReactElement {
  const { t } = useTranslation()
  const refused = error instanceof Refused ? error : null
  return (
    <Alert color="red" variant="light" role="alert" title={refused?.message ?? t('refused.network')}>
      {refused?.traceId != null && (
        <Text size="xs" c="dimmed">
          {t('refused.trace', { id: refused.traceId })}
        </Text>
      )}
    </Alert>
  )
}
