import { Button, Group, Stack, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { reads, type Member } from './people'

/** What can't be undone: taking a lost second factor off, and the end of a membership. */
export function MemberEnd({ member, close }: { member: Member; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'factor' | 'remove' | null>(null)
  const path = { params: { path: { accountId: member.accountId } } }
  const resetting = useAct({
    run: () => answer(api.DELETE('/v1/members/{accountId}/two-factor', path)),
    reads: [...reads],
    done: () => t('settings.factorReset', { name: member.name }),
    isForm: true,
    then: () => setAsked(null),
  })
  const removing = useAct({
    run: () => answer(api.DELETE('/v1/members/{accountId}', path)),
    reads: [...reads],
    done: () => t('settings.removed', { name: member.name }),
    isForm: true,
    then: close,
  })
  const act = asked === 'factor' ? resetting : removing
  if (asked !== null)
    return (
      <Stack role="group" aria-label={t(asked === 'factor' ? 'settings.resetFactor' : 'settings.remove')}>
        {act.isError && <Refusal error={act.error} />}
        <Text>{t(asked === 'factor' ? 'settings.resetFactorText' : 'settings.removeText', { name: member.name })}</Text>
        <Group>
          <Button color="red" loading={act.isPending} onClick={() => act.mutate()}>
            {t(asked === 'factor' ? 'settings.resetFactor' : 'settings.remove')}
          </Button>
          <Button variant="default" onClick={() => setAsked(null)}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    )
  return (
    <Group>
      {member.twoFactor && (
        <Button variant="default" onClick={() => setAsked('factor')}>
          {t('settings.resetFactor')}
        </Button>
      )}
      <Button variant="outline" color="red" onClick={() => setAsked('remove')}>
        {t('settings.remove')}
      </Button>
    </Group>
  )
}
