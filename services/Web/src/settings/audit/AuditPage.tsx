import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconDownload, IconHistory } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { colleaguesQuery } from '../../customers/queries'
import { PageHead } from '../../shell/PageHead'
import { Empty, Rows } from '../../shell/Rows'
import { Entry } from './Entry'
import { useActWords } from './words'

const size = 50

/** Kinds of things that entries are about, as the journal calls them. */
const kinds = [
  'account',
  'api_key',
  'billing',
  'billing_account',
  'budget',
  'bulk_change',
  'customer',
  'customer_file',
  'field',
  'field_rights',
  'import',
  'interaction',
  'invitation',
  'invoice',
  'member',
  'note',
  'notification_settings',
  'ownership_offer',
  'quote',
  'reservation',
  'session',
  'support',
  'task',
  'team',
  'tenant',
  'view',
  'webhook',
]

/** Who changed what, when and from where, the newest first. */
export function AuditPage(): ReactElement {
  const { t, i18n } = useTranslation()
  const words = useActWords()
  const navigate = useNavigate({ from: '/settings/audit' })
  const search = useSearch({ from: '/inside/settings/audit' })
  const { actor, entity, from, to } = search
  const { data: members = [], isPending: namesPending } = useQuery(colleaguesQuery)
  // Days begin at midnight of who looks; the platform takes instants.
  const filter = {
    ...(actor === undefined ? {} : { actor }),
    ...(entity === undefined ? {} : { entity }),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00`).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(`${to}T00:00`).toISOString() }),
  }
  const query = useInfiniteQuery({
    ...pagesOf(['journal', filter], (cursor) =>
      answer(
        api.GET('/v1/journal', {
          params: { query: { ...filter, newest: true, limit: size, ...(cursor === undefined ? {} : { before: Number(cursor) }) } },
        }),
      ),
    ),
    placeholderData: keepPreviousData,
  })
  const set = (part: Record<string, string | undefined>): void => {
    const wanted: Record<string, string | undefined> = { ...search, ...part }
    void navigate({ search: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '')) })
  }
  return (
    <Stack gap="md">
      <PageHead title={t('settings.places.audit')} about={t('settings.auditText')}>
        <Button
          component="a"
          href={`/v1/journal/export?${new URLSearchParams({ ...filter, newest: 'true' }).toString()}`}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('settings.exportCsv')}
        </Button>
      </PageHead>
      <Group align="flex-end" gap="sm" className="entries-filter">
        <Select
          label={t('settings.who')}
          size="sm"
          w={200}
          clearable
          clearButtonProps={{ 'aria-label': t('customer.clear') }}
          searchable
          data={members.map((member) => ({ value: member.accountId, label: member.name }))}
          value={actor ?? null}
          onChange={(value) => set({ actor: value ?? undefined })}
        />
        <Select
          label={t('settings.what')}
          size="sm"
          w={160}
          clearable
          clearButtonProps={{ 'aria-label': t('customer.clear') }}
          searchable
          data={kinds.map((value) => ({ value, label: words.kind(value) })).sort((a, b) => a.label.localeCompare(b.label, i18n.language))}
          value={entity ?? null}
          onChange={(value) => set({ entity: value ?? undefined })}
        />
        <TextInput
          type="date"
          label={t('settings.from')}
          size="sm"
          value={from ?? ''}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('settings.before')}
          size="sm"
          value={to ?? ''}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </Group>
      <Rows
        // Nobody is called somebody while names are on their way.
        query={{ data: namesPending ? undefined : query.data, error: query.error }}
        empty={<Empty icon={IconHistory} title={t('settings.noEntries')} text={t('settings.noEntriesText')} />}
      >
        {(entries) => (
          <ol className="entries">
            {entries.map((entry) => (
              <Entry key={entry.sequence} entry={entry} />
            ))}
          </ol>
        )}
      </Rows>
      {query.hasNextPage && (
        <Group>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('settings.earlier')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
