import { Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../../api/client'
import { languageNames, languages } from '../../i18n'
import { timeZones } from '../../i18n/timeZones'
import { fieldError, formError } from '../../shell/fieldError'
import { Section } from '../../shell/Section'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'

/** What the company is called, where it is, what it speaks. */
export function CompanyForm({ tenant }: { tenant: Schemas['Tenant'] }): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(tenant.name)
  const [timeZone, setTimeZone] = useState(tenant.timeZone)
  const [language, setLanguage] = useState(tenant.language)
  const saving = useAct({
    run: () =>
      answer(api.PATCH('/v1/tenant', { body: { name, timeZone, language }, params: { header: { 'If-Match': `"${tenant.version}"` } } })),
    reads: [['tenant'], ['session']],
    done: () => t('settings.companySaved'),
    isForm: true,
  })
  const above = formError(saving.error, 'name', 'timeZone', 'language')
  return (
    <Section title={tenant.name}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Stack maw={420}>
          {above !== null && <Refusal error={above} />}
          <TextInput
            name="company"
            label={t('access.company')}
            required
            maxLength={200}
            value={name}
            error={fieldError(saving.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('access.timeZone')}
            data={timeZones(tenant.timeZone)}
            value={timeZone}
            searchable
            limit={50}
            allowDeselect={false}
            error={fieldError(saving.error, 'timeZone')}
            onChange={(value) => setTimeZone(value ?? tenant.timeZone)}
          />
          <Select
            label={t('access.language')}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={language}
            allowDeselect={false}
            error={fieldError(saving.error, 'language')}
            onChange={(value) => setLanguage(value ?? tenant.language)}
          />
          <Group gap="xs">
            <Text c="dimmed">{t('settings.billingDay', { day: tenant.billingDay })}</Text>
            {tenant.sandbox && (
              <Badge variant="light" color="gray">
                {t('access.sandbox')}
              </Badge>
            )}
          </Group>
          <Button type="submit" w="fit-content" loading={saving.isPending}>
            {t('common.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
