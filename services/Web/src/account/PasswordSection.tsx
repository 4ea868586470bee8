import { Button, Stack } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordHints } from '../access/PasswordHints'
import { answer, api, type Schemas } from '../api/client'
import { Password } from '../shell/Password'
import { fieldError, formError } from '../shell/fieldError'
import { Section } from '../shell/Section'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'

/** Another password; the other sessions end. */
export function PasswordSection({ account }: { account: Schemas['Account'] }): ReactElement {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const changing = useAct({
    run: () => answer(api.POST('/v1/account/password', { body: { password, newPassword } })),
    reads: [['account', 'sessions']],
    done: () => t('account.passwordChanged'),
    isForm: true,
    then: () => {
      setPassword('')
      setNewPassword('')
    },
  })
  const above = formError(changing.error, 'password', 'newPassword')
  return (
    <Section title={t('access.password')} text={t('account.passwordText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          changing.mutate()
        }}
      >
        <Stack maw={360}>
          {above !== null && <Refusal error={above} />}
          <input type="hidden" name="username" autoComplete="username" value={account.mail} readOnly />
          <Password
            name="present"
            label={t('account.presentPassword')}
            autoComplete="current-password"
            required
            value={password}
            error={fieldError(changing.error, 'password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Password
            name="new"
            label={t('access.newPassword')}
            autoComplete="new-password"
            required
            maxLength={128}
            value={newPassword}
            error={fieldError(changing.error, 'newPassword')}
            onChange={(event) => setNewPassword(event.currentTarget.value)}
          />
          {newPassword !== '' && <PasswordHints password={newPassword} own={[account.name, account.mail.split('@')[0] ?? '']} />}
          <Button type="submit" variant="default" w="fit-content" loading={changing.isPending}>
            {t('account.changePassword')}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
