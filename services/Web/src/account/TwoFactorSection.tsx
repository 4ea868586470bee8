import { Badge, Button, Group, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { Section } from '../shell/Section'
import { EnrolForm } from './EnrolForm'
import { ProofForm } from './ProofForm'
import { RecoveryCodes } from './RecoveryCodes'

type Asked = 'enrol' | 'renew' | 'end' | null

/** The second factor: on, off, and the codes for the day on which the phone is lost. */
export function TwoFactorSection({ account }: { account: Schemas['Account'] }): ReactElement {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = (): void => setAsked(null)
  const show = (made: Schemas['RecoveryCodes']): void => {
    setCodes(made.codes)
    close()
  }
  return (
    <Section title={t('account.twoFactor')} text={t('account.twoFactorText')}>
      {codes !== null && <RecoveryCodes codes={codes} close={() => setCodes(null)} />}
      {asked === null && (
        <Group>
          <Badge variant="light" color={account.twoFactor ? 'teal' : 'gray'}>
            {t(account.twoFactor ? 'account.on' : 'account.off')}
          </Badge>
          {!account.twoFactor && account.verified && <Button onClick={() => setAsked('enrol')}>{t('account.turnOn')}</Button>}
          {!account.verified && <Text c="dimmed">{t('account.verifyFirst')}</Text>}
          {account.twoFactor && (
            <>
              <Button variant="default" onClick={() => setAsked('renew')}>
                {t('account.newCodes')}
              </Button>
              <Button variant="default" onClick={() => setAsked('end')}>
                {t('account.turnOff')}
              </Button>
            </>
          )}
        </Group>
      )}
      {asked === 'enrol' && <EnrolForm done={show} close={close} />}
      {asked === 'renew' && (
        <ProofForm
          label={t('account.newCodes')}
          run={(body) => answer(api.POST('/v1/account/two-factor/recovery-codes', { body }))}
          done={show}
          close={close}
        />
      )}
      {asked === 'end' && (
        <ProofForm
          label={t('account.turnOff')}
          run={(body) => answer(api.POST('/v1/account/two-factor/end', { body }))}
          done={() => {
            setCodes(null)
            close()
          }}
          close={close}
        />
      )}
    </Section>
  )
}
