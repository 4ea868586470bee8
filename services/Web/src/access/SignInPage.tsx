import { Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'
import { signIn } from '../api/session'
import { Password } from '../shell/Password'
import { Refusal } from '../shell/Trouble'
import { CodeInput } from './CodeInput'
import { CompanyChoice } from './CompanyChoice'
import { Doorway } from './Doorway'

/** Signing in; a code is asked for where the first try failed, the company where the account is in several. */
export function SignInPage(): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const router = useRouter()
  const { back } = useSearch({ from: '/sign-in' })
  const [mail, setMail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [hasCode, setHasCode] = useState(false)
  const entering = useMutation({
    mutationFn: (tenant: string | null) =>
      signIn(queries, { mail: mail.trim(), password, ...(code === '' ? {} : { code }), ...(tenant === null ? {} : { tenant }) }),
    onSuccess: () => router.history.push(back ?? '/'),
    onError: (error) => {
      if (error instanceof Refused && error.code === 'sign_in_failed') setHasCode(true)
    },
  })
  const companies = entering.error instanceof Refused && entering.error.code === 'tenant_needed' ? entering.error.tenants : []
  if (companies.length > 0)
    return (
      <Doorway>
        <CompanyChoice
          companies={companies}
          needsCode={code !== ''}
          code={code}
          onCode={setCode}
          onChoose={(tenant) => entering.mutate(tenant)}
        />
      </Doorway>
    )
  return (
    <Doorway>
      <Title order={1}>{t('access.signInTo')}</Title>
      <Paper
        component="form"
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          entering.mutate(null)
        }}
      >
        <Stack>
          {entering.isError && <Refusal error={entering.error} />}
          <TextInput
            name="mail"
            type="email"
            label={t('access.mail')}
            autoComplete="username"
            required
            autoFocus
            value={mail}
            onChange={(event) => setMail(event.currentTarget.value)}
          />
          <Password
            name="password"
            label={t('access.password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {hasCode && <CodeInput value={code} onChange={setCode} />}
          <Button type="submit" size="md" loading={entering.isPending}>
            {t('access.signIn')}
          </Button>
          <Group justify="space-between">
            <Anchor component={Link} to="/forgot-password" size="sm">
              {t('access.forgot')}
            </Anchor>
            {!hasCode && (
              <Anchor component="button" type="button" size="sm" onClick={() => setHasCode(true)}>
                {t('access.withCode')}
              </Anchor>
            )}
          </Group>
        </Stack>
      </Paper>
      <Text ta="center">
        {t('access.new')}{' '}
        <Anchor component={Link} to="/sign-up">
          {t('access.signUp')}
        </Anchor>
      </Text>
    </Doorway>
  )
}
