import { Button, Code, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconDownload, IconHistory } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Empty, Rows } from '../shell/Rows'
import { membersQuery } from './people'

const size = 50

/** Kinds of things that entries are about; others are found without the filter. */
const kinds = [
  'account',
  'apiKey',
  'budget',
  'customer',
  'field',
  'interaction',
  'invitation',
  'member',
  'note',
  'session',
  'team',
  'tenant',
  'webhook',
]

/** Who changed what, when and from where, in the order of commit. */
export function AuditPage(): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/audit' })
  const search = useSearch({ from: '/inside/settings/audit' })
  const { actor, entity, from, to, after } = search
  const { data: members = [] } = useInfiniteQuery(membersQuery)
  // Days begin at midnight of who looks; the platform takes instants.
  const filter = {
    ...(actor === undefined ? {} : { actor }),
    ...(entity === undefined ? {} : { entity }),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00`).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(`${to}T00:00`).toISOString() }),
  }
  const query = useQuery({
    queryKey: ['journal', filter, after],
    placeholderData: keepPreviousData,
    queryFn: () =>
      answer(api.GET('/v1/journal', { params: { query: { ...filter, limit: size, ...(after === undefined ? {} : { after }) } } })),
  })
  const last = query.data?.items.at(-1)?.sequence
  const set = (part: Record<string, string | number | undefined>): void => {
    const wanted = { ...search, after: undefined, ...part }
    void navigate({ search: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '')) })
  }
  const names = new Map(members.map((member) => [member.accountId, member.name]))
  return (
    <Stack gap="md">
      <PageHead title={t('settings.places.audit')} about={t('settings.auditText')}>
        <Button
          component="a"
          href={`/v1/journal/export?${new URLSearchParams(filter).toString()}`}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('settings.exportCsv')}
        </Button>
      </PageHead>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('settings.who')}
          size="sm"
          w={200}
          clearable
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
          searchable
          data={kinds}
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
        query={{ data: query.data?.items, error: query.error }}
        empty={<Empty icon={IconHistory} title={t('settings.noEntries')} text={t('settings.noEntriesText')} />}
      >
        {(entries) => (
          <Table>
            <Table.Tbody>
              {entries.map((entry) => (
                <Entry key={entry.sequence} entry={entry} name={entry.by.id == null ? undefined : names.get(entry.by.id)} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Rows>
      <Group>
        {after !== undefined && (
          <Button variant="default" onClick={() => set({})}>
            {t('settings.fromStart')}
          </Button>
        )}
        {query.data?.next != null && last !== undefined && (
          <Button variant="default" onClick={() => set({ after: last })}>
            {t('settings.later')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Entry({ entry, name }: { entry: Schemas['JournalEntry']; name: string | undefined }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <Table.Tr>
      <Table.Td w={180} className="figures">
        {figures.instant(entry.at)}
      </Table.Td>
      <Table.Td>
        <Text>
          {name ?? t(`settings.actor.${entry.by.kind}`)} · {entry.entity} {entry.verb}
        </Text>
        <Code fz="xs" className="secret">
          {JSON.stringify(entry.details)}
        </Code>
      </Table.Td>
      <Table.Td visibleFrom="md" className="figures">
        {entry.address}
      </Table.Td>
    </Table.Tr>
  )
}
