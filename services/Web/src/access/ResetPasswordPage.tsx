import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { Password } from '../shell/Password'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { Doorway } from './Doorway'
import { PasswordHints } from './PasswordHints'

/** Choosing a new password by the link that came by mail; all sessions end. */
export function ResetPasswordPage(): ReactElement {
  const { t } = useTranslation()
  const token = useLocation({ select: (at) => at.hash })
  const [password, setPassword] = useState('')
  const setting = useMutation({ mutationFn: () => answer(api.POST('/v1/password-resets/complete', { body: { token, password } })) })
  const above = formError(setting.error, 'password')
  if (setting.isSuccess)
    return (
      <Doorway>
        <Title order={1}>{t('access.resetDone')}</Title>
        <Text>{t('access.resetDoneText')}</Text>
        <Button component={Link} to="/sign-in" size="md">
          {t('access.signIn')}
        </Button>
      </Doorway>
    )
  return (
    <Doorway>
      <div>
        <Title order={1}>{t('access.reset')}</Title>
        <Text c="dimmed">{t('access.resetText')}</Text>
      </div>
      <Paper
        component="form"
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          setting.mutate()
        }}
      >
        <Stack>
          {above !== null && <Refusal error={above} />}
          <Password
            name="password"
            label={t('access.newPassword')}
            autoComplete="new-password"
            maxLength={128}
            required
            autoFocus
            value={password}
            error={fieldError(setting.error, 'password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <PasswordHints password={password} />
          <Button type="submit" size="md" loading={setting.isPending}>
            {t('access.resetNow')}
          </Button>
        </Stack>
      </Paper>
      <Anchor component={Link} to="/forgot-password" ta="center">
        {t('access.resetOther')}
      </Anchor>
    </Doorway>
  )
}
