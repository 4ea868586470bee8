import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** What it is, and that it is shown once. */
  text: string
  secret: string
  close: () => void
}

/** A secret that the platform tells only now. */
export function Secret({ text, secret, close }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <Stack role="status">
      <Text>{text}</Text>
      <Code block fz="sm" className="secret" data-secret tabIndex={0}>
        {secret}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'common.copied' : 'common.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={close}>{t('common.done')}</Button>
      </Group>
    </Stack>
  )
}
