import { Alert, Anchor, Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { Doorway } from './Doorway'

/** Asking for a link that sets a new password. The answer is the same whether there is such an account or not. */
export function ForgotPasswordPage(): ReactElement {
  const { t, i18n } = useTranslation()
  const [mail, setMail] = useState('')
  const asking = useMutation({
    mutationFn: () => answer(api.POST('/v1/password-resets', { body: { mail: mail.trim(), language: i18n.language } })),
  })
  const above = formError(asking.error, 'mail')
  return (
    <Doorway>
      <div>
        <Title order={1}>{t('access.forgotTitle')}</Title>
        <Text c="dimmed">{t('access.forgotText')}</Text>
      </div>
      <Paper
        component="form"
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          asking.mutate()
        }}
      >
        <Stack>
          {asking.isSuccess && (
            <Alert color="teal" role="status" title={t('access.forgotSent')}>
              {t('access.forgotSentText')}
            </Alert>
          )}
          {above !== null && <Refusal error={above} />}
          <TextInput
            name="mail"
            type="email"
            label={t('access.mail')}
            autoComplete="username"
            required
            autoFocus
            value={mail}
            error={fieldError(asking.error, 'mail')}
            onChange={(event) => setMail(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={asking.isPending}>
            {t('access.forgotSend')}
          </Button>
        </Stack>
      </Paper>
      <Anchor component={Link} to="/sign-in" ta="center">
        {t('access.backToSignIn')}
      </Anchor>
    </Doorway>
  )
}
