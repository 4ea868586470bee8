import { Button, Drawer, Group, SegmentedControl, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionCount, tidy, type Look } from '../look'
import { fieldsQuery, useColleagues } from '../queries'
import { columnsOf, sortKey } from './columns'
import { Conditions } from './Conditions'

interface Props {
  look: Look
  show: (look: Look) => void
}

/** Who is shown, and in which order. What is set holds at once. */
export function FilterPanel({ look, show }: Props): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const count = conditionCount(look)
  return (
    <>
      <Button variant="default" leftSection={<IconFilter size={16} stroke={1.75} aria-hidden />} onClick={() => setOpen(true)}>
        {count === 0 ? t('customers.filter') : t('customers.filterCount', { number: count })}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size={400}
        title={t('customers.filter')}
        closeButtonProps={{ 'aria-label': t('customers.close') }}
      >
        <Choices look={look} show={show} />
        <Group mt="lg" justify="space-between">
          <Button variant="subtle" disabled={count === 0} onClick={() => show(tidy({ columns: look.columns }))}>
            {t('customers.clearFilter')}
          </Button>
          <Button onClick={() => setOpen(false)}>{t('customers.close')}</Button>
        </Group>
      </Drawer>
    </>
  )
}

function Choices({ look, show }: Props): ReactElement {
  const { t } = useTranslation()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const colleagues = useColleagues()
  const set = (part: { [name in keyof Look]: Look[name] | undefined }): void => show(tidy({ ...look, ...part }))
  const sorts = [{ key: 'name', label: t('customers.column.name') }, ...columnsOf(fields, t).filter((column) => column.sorts)]
  return (
    <Stack gap="md">
      {look.q !== undefined && (
        <Text c="dimmed" size="sm">
          {t('customers.searchAlone')}
        </Text>
      )}
      <SegmentedControl
        fullWidth
        aria-label={t('customers.column.kind')}
        value={look.kind ?? 'all'}
        onChange={(kind) => set({ kind: kind === 'person' || kind === 'organisation' ? kind : undefined })}
        data={[
          { value: 'all', label: t('customers.everyKind') },
          { value: 'person', label: t('customers.persons') },
          { value: 'organisation', label: t('customers.organisations') },
        ]}
      />
      <Beginning name={look.name} onSet={(name) => set({ name })} />
      <TagsInput
        label={t('customers.column.tags')}
        description={t('customers.allTags')}
        value={look.tags ?? []}
        maxTags={10}
        onChange={(tags) => set({ tags })}
      />
      <Select
        label={t('customers.column.owner')}
        placeholder={t('customers.anybody')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('customers.anybody') }}
        data={colleagues.options}
        value={look.owner ?? null}
        onChange={(owner) => set({ owner: owner ?? undefined })}
      />
      <Conditions fields={fields} where={look.where ?? []} onSet={(where) => set({ where })} />
      <Select
        label={t('customers.sort')}
        allowDeselect={false}
        data={sorts.flatMap(({ key, label }) => [
          { value: sortKey(key), label: t('customers.upwards', { column: label }) },
          { value: `-${sortKey(key)}`, label: t('customers.downwards', { column: label }) },
        ])}
        value={look.sort ?? 'name'}
        onChange={(sort) => set({ sort: sort === null || sort === 'name' ? undefined : sort })}
      />
      <Switch
        label={t('customers.withArchived')}
        checked={look.archived === true}
        onChange={(event) => set({ archived: event.currentTarget.checked ? true : undefined })}
      />
    </Stack>
  )
}

/** What names begin with, when somebody has typed it. */
function Beginning({ name, onSet }: { name: string | undefined; onSet: (name: string | undefined) => void }): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState(name ?? '')
  return (
    <TextInput
      label={t('customers.nameBegins')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onSet(text.trim() === '' ? undefined : text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSet(text.trim() === '' ? undefined : text.trim())
      }}
    />
  )
}
