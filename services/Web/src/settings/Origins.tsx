import { Button, Stack, TagsInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { fieldError, formError } from '../shell/fieldError'
import { Section } from '../shell/Section'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'

/** From which web pages browsers may call the API with a key of this company. */
export function Origins({ tenant }: { tenant: Schemas['Tenant'] }): ReactElement {
  const { t } = useTranslation()
  const [origins, setOrigins] = useState<string[]>(tenant.origins)
  const saving = useAct({
    run: () => answer(api.PATCH('/v1/tenant', { body: { origins }, params: { header: { 'If-Match': `"${tenant.version}"` } } })),
    reads: [['tenant']],
    done: () => t('settings.originsSaved'),
    isForm: true,
  })
  const above = formError(saving.error, 'origins')
  return (
    <Section title={t('settings.origins')} text={t('settings.originsText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Stack maw={420}>
          {above !== null && <Refusal error={above} />}
          <TagsInput
            name="origins"
            label={t('settings.originsField')}
            description={t('settings.originsHint')}
            maxTags={20}
            acceptValueOnBlur
            value={origins}
            error={fieldError(saving.error, 'origins')}
            onChange={setOrigins}
          />
          <Button type="submit" variant="default" w="fit-content" loading={saving.isPending}>
            {t('common.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
