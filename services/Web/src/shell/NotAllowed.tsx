import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconLock } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from './PageHead'

/** What stands at an address that the person has no right to; the platform refuses what is behind it anyway. */
export function NotAllowed(): ReactElement {
  const { t } = useTranslation()
  return (
    <Stack align="center" ta="center" gap="xs" py={56}>
      <IconLock size={36} stroke={1.25} aria-hidden className="empty-icon" />
      <PageHead title={t('refused.notAllowed')} />
      <Text c="dimmed" maw={420}>
        {t('refused.notAllowedText')}
      </Text>
      <Anchor component={Link} to="/">
        {t('refused.home')}
      </Anchor>
    </Stack>
  )
}
