import { Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, Refused } from '../api/client'
import { entering } from '../api/session'
import { Password } from '../shell/Password'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { CodeInput } from './CodeInput'
import { Doorway } from './Doorway'
import { PasswordHints } from './PasswordHints'

/** Joining a company by the link of an invitation, with a new account or the one that the address has. */
export function JoinPage(): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const router = useRouter()
  const token = useLocation({ select: (at) => at.hash })
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [hasCode, setHasCode] = useState(false)
  const joining = useMutation({
    mutationFn: () =>
      entering(
        queries,
        answer(
          api.POST('/v1/invitations/accept', {
            body: { token, name: name.trim(), password, ...(code === '' ? {} : { code }) },
            params: { header: { 'X-Session': 'cookie' } },
          }),
        ),
      ),
    onSuccess: () => router.history.push('/'),
    onError: (error) => {
      if (error instanceof Refused && error.code === 'sign_in_failed') setHasCode(true)
    },
  })
  const above = formError(joining.error, 'name', 'password')
  return (
    <Doorway>
      <div>
        <Title order={1}>{t('access.join')}</Title>
        <Text c="dimmed">{t('access.joinText')}</Text>
      </div>
      <Paper
        component="form"
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          joining.mutate()
        }}
      >
        <Stack>
          {above !== null && <Refusal error={above} />}
          <TextInput
            name="name"
            label={t('access.name')}
            autoComplete="name"
            maxLength={200}
            required
            autoFocus
            value={name}
            error={fieldError(joining.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Password
            name="password"
            label={t('access.password')}
            description={t('access.joinPassword')}
            autoComplete="new-password"
            maxLength={128}
            required
            value={password}
            error={fieldError(joining.error, 'password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <PasswordHints password={password} own={[name]} />
          {hasCode && <CodeInput value={code} onChange={setCode} />}
          <Button type="submit" size="md" loading={joining.isPending}>
            {t('access.joinNow')}
          </Button>
        </Stack>
      </Paper>
    </Doorway>
  )
}
