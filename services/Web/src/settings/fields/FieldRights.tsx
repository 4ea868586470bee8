import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../../api/client'
import { Lines } from '../../shell/Rows'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { fieldsQuery, rightsQuery, type Field } from './queries'
import { accessOf, bounded, isSame, parts, withAccess, type Access } from './rules'

/** Which roles see and change what of a customer. Owners and admins have no bounds. */
export function FieldRights(): ReactElement {
  const fields = useQuery(fieldsQuery)
  const rights = useQuery(rightsQuery)
  const error = fields.error ?? rights.error
  if (error !== null) return <Refusal error={error} />
  if (fields.data === undefined || rights.data === undefined) return <Lines count={8} />
  return <Matrix key={rights.data.version} fields={fields.data} rights={rights.data} />
}

function Matrix({ fields, rights }: { fields: readonly Field[]; rights: Schemas['FieldRights'] }): ReactElement {
  const { t } = useTranslation()
  const [rules, setRules] = useState(rights.rules)
  const saving = useAct({
    run: () => answer(api.PUT('/v1/field-rights', { body: { rules }, params: { header: { 'If-Match': `"${rights.version}"` } } })),
    reads: [['field-rights'], ['session']],
    done: () => t('fields.rightsSaved'),
    isForm: true,
  })
  const isChanged = !isSame(rules, rights.rules)
  const rows = [
    ...parts.map(({ name, isHideable }) => ({ name, isHideable, label: t(`fields.part.${name}`) })),
    ...fields.map((field) => ({ name: `fields.${field.key}`, isHideable: true, label: field.label })),
  ]
  return (
    <Stack>
      <Text c="dimmed">{t('fields.rightsText')}</Text>
      <Table className="matrix">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('fields.what')}</Table.Th>
            {bounded.map((role) => (
              <Table.Th key={role} scope="col">
                {t(`settings.role.${role}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, isHideable, label }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={550} className="breaks">
                {label}
              </Table.Th>
              {bounded.map((role) => {
                const access = accessOf(rules, role, name)
                return (
                  <Table.Td key={role}>
                    <span className="matrix-role" aria-hidden>
                      {t(`settings.role.${role}`)}
                    </span>
                    <NativeSelect
                      size="sm"
                      aria-label={t('fields.accessOf', { field: label, role: t(`settings.role.${role}`) })}
                      data-bounded={access !== 'open' || undefined}
                      data={(isHideable ? (['open', 'readOnly', 'hidden'] as const) : (['open', 'readOnly'] as const)).map((value) => ({
                        value,
                        label: t(`fields.access.${value}`),
                      }))}
                      value={access}
                      onChange={(event) => setRules(withAccess(rules, role, name, event.currentTarget.value as Access))}
                    />
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {saving.isError && <Refusal error={saving.error} />}
      <Group className="matrix-save">
        <Button disabled={!isChanged} loading={saving.isPending} onClick={() => saving.mutate()}>
          {t('common.save')}
        </Button>
        {isChanged && (
          <Button variant="default" onClick={() => setRules(rights.rules)}>
            {t('common.undo')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
