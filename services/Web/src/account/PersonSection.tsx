import { Badge, Button, Group, Select, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { adopt, isLanguage, languageNames, languages } from '../i18n'
import { Section } from '../shell/Section'
import { useAct } from '../shell/useAct'

/** Who one is, and what one reads. */
export function PersonSection({ account }: { account: Schemas['Account'] }): ReactElement {
  const { t, i18n } = useTranslation()
  const asking = useAct({
    run: () => answer(api.POST('/v1/account/mail-verification', { body: { language: i18n.language } })),
    done: () => t('account.verificationSent', { mail: account.mail }),
  })
  const choosing = useAct({
    run: (language: string) => answer(api.PATCH('/v1/account', { body: { language } })),
    reads: [['account']],
    then: ({ language }) => {
      if (isLanguage(language)) void adopt(language)
    },
  })
  return (
    <Section title={account.name}>
      <Group gap="sm">
        <Text style={{ overflowWrap: 'anywhere' }}>{account.mail}</Text>
        <Badge variant="light" color={account.verified ? 'teal' : 'gray'}>
          {t(account.verified ? 'settings.verified' : 'settings.unverified')}
        </Badge>
        {!account.verified && (
          <Button variant="default" size="compact-sm" loading={asking.isPending} onClick={() => asking.mutate()}>
            {t('account.sendVerification')}
          </Button>
        )}
      </Group>
      <Select
        label={t('common.language')}
        description={t('account.languageText')}
        maw={280}
        data={[{ value: '', label: t('account.companyLanguage') }, ...languages.map((value) => ({ value, label: languageNames[value] }))]}
        value={account.language ?? ''}
        allowDeselect={false}
        disabled={choosing.isPending}
        onChange={(language) => {
          if (language !== null) choosing.mutate(language)
        }}
      />
    </Section>
  )
}
