import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeInput } from '../access/CodeInput'
import type { Schemas } from '../api/client'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'

interface Props<T> {
  label: string
  run: (proof: Schemas['ProveTwoFactor']) => Promise<T>
  done: (output: T) => void
  close: () => void
}

/** Password and code once more, for what touches the second factor. */
export function ProofForm<T>({ label, run, done, close }: Props<T>): ReactElement {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const proving = useAct({ run: () => run({ password, code }), reads: [['account']], isForm: true, then: done })
  const above = formError(proving.error, 'password', 'code')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        proving.mutate()
      }}
    >
      <Stack maw={360}>
        {above !== null && <Refusal error={above} />}
        <PasswordInput
          name="proof"
          label={t('account.presentPassword')}
          autoComplete="current-password"
          required
          value={password}
          error={fieldError(proving.error, 'password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <CodeInput value={code} onChange={setCode} error={fieldError(proving.error, 'code')} required />
        <Group>
          <Button type="submit" loading={proving.isPending}>
            {label}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
