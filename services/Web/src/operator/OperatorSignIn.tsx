import { Button, Paper, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Doorway } from '../access/Doorway'
import { Refused } from '../api/client'
import { Password } from '../shell/Password'
import { Refusal } from '../shell/Trouble'
import { signInOperator } from './api'
import { textOf } from './form'

/** The operators' own door. */
export function OperatorSignIn(): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [needsCode, setNeedsCode] = useState(false)
  const entering = useMutation({
    mutationFn: (form: FormData) => {
      const code = textOf(form, 'code')
      return signInOperator(queries, {
        mail: textOf(form, 'mail'),
        password: textOf(form, 'password'),
        ...(code === '' ? {} : { code }),
      })
    },
    onSuccess: () => void navigate({ to: '/operator' }),
    onError: (error) => {
      if (error instanceof Refused && error.field === 'code') setNeedsCode(true)
    },
  })
  return (
    <Doorway>
      <Title order={1}>{t('operator.signIn')}</Title>
      <Paper
        component="form"
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          entering.mutate(new FormData(event.currentTarget))
        }}
      >
        <Stack>
          {entering.isError && <Refusal error={entering.error} />}
          <TextInput name="mail" type="text" inputMode="email" label={t('access.mail')} autoComplete="username" required autoFocus />
          <Password name="password" label={t('access.password')} autoComplete="current-password" required />
          {needsCode && (
            <TextInput
              name="code"
              label={t('access.code')}
              description={t('access.codeHint')}
              autoComplete="one-time-code"
              inputMode="numeric"
            />
          )}
          <Button type="submit" size="md" loading={entering.isPending}>
            {t('access.signIn')}
          </Button>
        </Stack>
      </Paper>
    </Doorway>
  )
}
