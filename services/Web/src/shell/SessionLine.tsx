import { Badge, Button, Group, Text } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'

interface Props {
  session: Schemas['OpenSession']
  end: (id: string) => void
}

/** An open session: what opened it, when it was last in use, and the way to end it. */
export function SessionLine({ session, end }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const Picture = /mobile|iphone|android/i.test(session.client) ? IconDeviceMobile : IconDeviceDesktop
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Group wrap="nowrap" gap="sm" className="clip">
        <Picture size={20} stroke={1.75} aria-hidden className="fixed" />
        <div className="clip">
          <Text truncate title={session.client}>
            {clientOf(session.client) || t('account.unknownClient')}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {t('account.seen', { time: figures.instant(session.seenAt) })}
          </Text>
        </div>
      </Group>
      {session.current ? (
        <Badge variant="light" className="fixed">
          {t('account.thisOne')}
        </Badge>
      ) : (
        <Button variant="subtle" size="compact-sm" className="fixed" onClick={() => end(session.id)}>
          {t('account.endSession')}
        </Button>
      )}
    </Group>
  )
}

/** A browser and its system out of a User-Agent, as people call them; the whole text of others. */
function clientOf(text: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(text)?.[1]
  if (browser === undefined) return text
  const system = /Windows|Mac OS X|Android|iPhone|iPad|Linux/.exec(text)?.[0]
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser
  return system === undefined ? name : `${name} · ${system.replace('Mac OS X', 'macOS')}`
}
