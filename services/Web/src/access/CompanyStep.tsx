import { Button, Paper, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'
import { languageNames, languages } from '../i18n'
import { timeZones } from '../i18n/timeZones'
import { Password } from '../shell/Password'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { CodeInput } from './CodeInput'
import { PasswordHints } from './PasswordHints'
import type { SignUpForm } from './signUp'

interface Props {
  form: SignUpForm
  change: (part: Partial<SignUpForm>) => void
  error: Error | null
  next: () => void
}

const own = ['company', 'name', 'mail', 'password', 'timeZone', 'language', 'code']

/** The company and who opens it. */
export function CompanyStep({ form, change, error, next }: Props): ReactElement {
  const { t, i18n } = useTranslation()
  const above = formError(error, ...own)
  const isKnown = form.code !== '' || (error instanceof Refused && error.status === 401)
  const field = (name: 'company' | 'name' | 'mail') => ({
    name,
    value: form[name],
    required: true,
    maxLength: 200,
    error: fieldError(error, name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <Paper
      component="form"
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        next()
      }}
    >
      <Stack>
        {above !== null && <Refusal error={above} />}
        <TextInput {...field('company')} label={t('access.company')} autoComplete="organization" autoFocus />
        <TextInput {...field('name')} label={t('access.name')} autoComplete="name" />
        <TextInput {...field('mail')} type="email" label={t('access.mail')} autoComplete="username" />
        <Stack gap="xs">
          <Password
            name="password"
            label={t('access.password')}
            autoComplete="new-password"
            minLength={8}
            maxLength={128}
            required
            value={form.password}
            error={fieldError(error, 'password')}
            onChange={(event) => change({ password: event.currentTarget.value })}
          />
          <PasswordHints password={form.password} own={[form.company, form.name, form.mail.split('@')[0] ?? '']} />
        </Stack>
        {isKnown && <CodeInput value={form.code} onChange={(code) => change({ code })} error={fieldError(error, 'code')} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            name="language"
            label={t('access.language')}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={form.language ?? i18n.language}
            allowDeselect={false}
            error={fieldError(error, 'language')}
            onChange={(language) => change({ language })}
          />
          <Select
            name="timeZone"
            label={t('access.timeZone')}
            data={timeZones(form.timeZone)}
            value={form.timeZone}
            searchable
            allowDeselect={false}
            limit={50}
            error={fieldError(error, 'timeZone')}
            onChange={(timeZone) => change(timeZone === null ? {} : { timeZone })}
          />
        </SimpleGrid>
        <Button type="submit" size="md">
          {t('access.next')}
        </Button>
      </Stack>
    </Paper>
  )
}
