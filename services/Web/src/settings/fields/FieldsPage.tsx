import { Button, Stack, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../shell/PageHead'
import { FieldForm } from './FieldForm'
import { FieldList } from './FieldList'
import { FieldRights } from './FieldRights'
import type { Field } from './queries'

/** The company's own fields of customers, and which roles see and change what. */
export function FieldsPage(): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/fields' })
  const { tab = 'fields' } = useSearch({ from: '/inside/settings/fields' })
  const [edited, setEdited] = useState<Field | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('fields.new')}
    </Button>
  )
  return (
    <Stack gap="md">
      <PageHead title={t('settings.places.fields')} about={t('fields.about')}>
        {tab === 'fields' && add}
      </PageHead>
      <Tabs
        value={tab}
        onChange={(value) => {
          if (value === 'fields' || value === 'rights') void navigate({ search: { tab: value } })
        }}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="fields">{t('fields.own')}</Tabs.Tab>
          <Tabs.Tab value="rights">{t('fields.rights')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="fields">{tab === 'fields' && <FieldList edit={setEdited} />}</Tabs.Panel>
        <Tabs.Panel value="rights">{tab === 'rights' && <FieldRights />}</Tabs.Panel>
      </Tabs>
      {edited !== null && <FieldForm field={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </Stack>
  )
}
