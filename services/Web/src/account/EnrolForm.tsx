import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { QRCodeSVG } from 'qrcode.react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeInput } from '../access/CodeInput'
import { answer, api, type Schemas } from '../api/client'
import { Password } from '../shell/Password'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'

interface Props {
  done: (codes: Schemas['RecoveryCodes']) => void
  close: () => void
}

/** Turning the second factor on: the password, then a picture for the app, then a code that the app shows. */
export function EnrolForm({ done, close }: Props): ReactElement {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const beginning = useAct({ run: () => answer(api.POST('/v1/account/two-factor', { body: { password } })), isForm: true })
  const confirming = useAct({
    run: () => answer(api.POST('/v1/account/two-factor/confirm', { body: { code: code.trim() } })),
    reads: [['account']],
    isForm: true,
    then: done,
  })
  const key = beginning.data
  const act = key === undefined ? beginning : confirming
  const above = formError(act.error, 'password', 'code')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate()
      }}
    >
      <Stack maw={420}>
        {above !== null && <Refusal error={above} />}
        {key === undefined ? (
          <Password
            name="proof"
            label={t('account.presentPassword')}
            autoComplete="current-password"
            required
            autoFocus
            value={password}
            error={fieldError(beginning.error, 'password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : (
          <>
            <Text>{t('account.scan')}</Text>
            <QRCodeSVG value={key.uri} size={192} marginSize={4} title={t('account.picture')} className="qr" />
            <Text size="sm" c="dimmed">
              {t('account.typeKey')}
            </Text>
            <Code fz="sm" data-key>
              {key.secret}
            </Code>
            <CodeInput value={code} onChange={setCode} error={fieldError(confirming.error, 'code')} required />
          </>
        )}
        <Group>
          <Button type="submit" loading={act.isPending}>
            {t(key === undefined ? 'account.continue' : 'account.turnOn')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
