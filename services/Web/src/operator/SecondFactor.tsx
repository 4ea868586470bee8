import { Button, Code, List, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Schemas } from '../api/client'
import { PageHead } from '../shell/PageHead'
import { Password } from '../shell/Password'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi, operatorSession } from './api'
import { textOf } from './form'

/** Sets up the second factor, without which an operator may do nothing. */
export function SecondFactor(): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [key, setKey] = useState<Schemas['TwoFactorEnrolment'] | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useAct<string, Schemas['TwoFactorEnrolment']>({
    run: (password) => answer(operatorApi.POST('/v1/account/two-factor', { body: { password } })),
    isForm: true,
    then: setKey,
  })
  const confirm = useAct<string, Schemas['RecoveryCodes']>({
    run: (code) => answer(operatorApi.POST('/v1/account/two-factor/confirm', { body: { code } })),
    isForm: true,
    then: (made) => setCodes(made.codes),
  })
  const error = confirm.error ?? begin.error
  return (
    <>
      <PageHead title={t('operator.factor')} about={t('operator.factorText')} />
      <Paper
        component="form"
        maw={520}
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          if (key === null) begin.mutate(textOf(form, 'password'))
          else confirm.mutate(textOf(form, 'code'))
        }}
      >
        <Stack>
          {error !== null && codes === null && <Refusal error={error} />}
          {codes !== null ? (
            <>
              <Text>{t('operator.factorCodes')}</Text>
              <List>
                {codes.map((code) => (
                  <List.Item key={code}>
                    <Code>{code}</Code>
                  </List.Item>
                ))}
              </List>
              <Button onClick={() => void queries.invalidateQueries(operatorSession)}>{t('operator.goOn')}</Button>
            </>
          ) : key === null ? (
            <>
              <Password name="password" label={t('access.password')} autoComplete="current-password" required />
              <Button type="submit" loading={begin.isPending}>
                {t('operator.goOn')}
              </Button>
            </>
          ) : (
            <>
              <Text>{t('operator.factorKey')}</Text>
              <Code block>{key.secret}</Code>
              <TextInput name="code" label={t('access.code')} autoComplete="one-time-code" inputMode="numeric" required />
              <Button type="submit" loading={confirm.isPending}>
                {t('operator.goOn')}
              </Button>
            </>
          )}
        </Stack>
      </Paper>
    </>
  )
}
