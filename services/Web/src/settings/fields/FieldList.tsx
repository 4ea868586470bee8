import { Badge, Button, Code, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconForms } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { Empty, Rows } from '../../shell/Rows'
import { offerUndo } from '../../shell/undo'
import { useAct } from '../../shell/useAct'
import { fieldsQuery, type Field } from './queries'

interface Props {
  edit: (field: Field) => void
}

/** The company's own fields in the order in which they were made. */
export function FieldList({ edit }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <Rows query={useQuery(fieldsQuery)} empty={<Empty icon={IconForms} title={t('fields.none')} text={t('fields.noneText')} />}>
      {(fields) => (
        <Table>
          <Table.Tbody>
            {fields.map((field) => (
              <FieldRow key={field.id} field={field} edit={() => edit(field)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Rows>
  )
}

function FieldRow({ field, edit }: { field: Field; edit: () => void }): ReactElement {
  const { t } = useTranslation()
  const change = (to: Pick<Field, 'archived' | 'version'>): Promise<Field> =>
    answer(
      api.PATCH('/v1/fields/{id}', {
        body: { archived: to.archived },
        params: { path: { id: field.id }, header: { 'If-Match': `"${to.version}"` } },
      }),
    )
  const restoring = useAct({ run: (version: number) => change({ archived: false, version }), reads: [['fields']] })
  const archiving = useAct({
    run: () => change({ archived: true, version: field.version }),
    reads: [['fields']],
    then: ({ version }) => offerUndo(t('fields.isArchived', { label: field.label }), () => restoring.mutate(version)),
  })
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <Text fw={550} {...(field.archived ? { c: 'dimmed' } : {})} className="breaks">
            {field.label}
          </Text>
          <Code className="secret">{field.key}</Code>
        </Group>
        <Text size="sm" c="dimmed" className="breaks">
          {t(`fields.type.${field.type}`)}
          {field.choices.length > 0 && ` · ${field.choices.join(', ')}`}
        </Text>
        <Group gap={4} mt={4}>
          {field.filterable && (
            <Badge variant="light" color="gray">
              {t(field.indexing ? 'fields.indexing' : 'fields.filterable')}
            </Badge>
          )}
          {field.archived && (
            <Badge variant="outline" color="gray" c="inherit">
              {t('fields.archived')}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td ta="end">
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="compact-sm" aria-label={t('fields.editOf', { label: field.label })} onClick={edit}>
            {t('common.edit')}
          </Button>
          {field.archived ? (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('fields.restoreOf', { label: field.label })}
              loading={restoring.isPending}
              onClick={() => restoring.mutate(field.version)}
            >
              {t('fields.restore')}
            </Button>
          ) : (
            <Button
              variant="subtle"
              color="gray"
              c="inherit"
              size="compact-sm"
              aria-label={t('fields.archiveOf', { label: field.label })}
              loading={archiving.isPending}
              onClick={() => archiving.mutate()}
            >
              {t('fields.archive')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
