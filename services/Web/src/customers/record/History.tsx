import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { useMay } from '../../api/session'
import { Ago } from '../../shell/Ago'
import { Empty, Rows } from '../../shell/Rows'
import { useAct } from '../../shell/useAct'
import type { Customer } from '../queries'
import { By } from './By'
import { usePlain } from './usePlain'
import { verbOf } from './verbs'

const undoable = ['changed', 'archived', 'restored']

/** Every change with what was before and after; each can be taken back. */
export function History({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const query = useInfiniteQuery(
    pagesOf(['customer', customer.id, 'history'], (cursor) =>
      answer(
        api.GET('/v1/customers/{id}/history', {
          params: { path: { id: customer.id }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    ),
  )
  const undo = useAct({
    run: (changeId: string) =>
      answer(
        api.POST('/v1/customers/{id}/history/{changeId}/undo', {
          params: { path: { id: customer.id, changeId }, header: { 'Idempotency-Key': newId() } },
        }),
      ),
    reads: [['customer', customer.id], ['customers']],
    done: () => t('customer.undone'),
  })
  const undone = new Set(query.data?.map((change) => change.undoes))
  return (
    <Rows query={query} empty={<Empty icon={IconHistory} title={t('customer.noTimeline')} text={t('customer.noTimelineText')} />}>
      {(changes) => (
        <Stack gap="xs">
          {changes.map((change) => (
            <Paper key={change.id} p="sm">
              <Group gap="sm" wrap="nowrap" align="flex-start">
                <div className="grows">
                  <Text size="sm">
                    <b>{change.undoes === null ? verbOf(change.verb, t) : t('customer.tookBack')}</b>{' '}
                    <span className="quiet">
                      · <By actor={change.by} /> · <Ago at={change.at} />
                    </span>
                  </Text>
                  <Fields changes={change.fields} />
                </div>
                {may('manageCustomers') && customer.mergedInto == null && undoable.includes(change.verb) && !undone.has(change.id) && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconArrowBackUp size={14} aria-hidden />}
                    loading={undo.isPending && undo.variables === change.id}
                    onClick={() => undo.mutate(change.id)}
                  >
                    {t('common.undo')}
                  </Button>
                )}
              </Group>
            </Paper>
          ))}
          {query.hasNextPage && (
            <Button variant="subtle" size="sm" onClick={() => void query.fetchNextPage()}>
              {t('common.more')}
            </Button>
          )}
        </Stack>
      )}
    </Rows>
  )
}

/** What was, and what is since. */
function Fields({ changes }: { changes: readonly Schemas['FieldChange'][] }): ReactElement {
  const { nameOf, textOf } = usePlain()
  return (
    <dl className="changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd className="breaks">
            {textOf(field, before) !== '' && <del>{textOf(field, before)}</del>}
            {textOf(field, before) !== '' && textOf(field, after) !== '' && ' '}
            {textOf(field, after) !== '' && <ins>{textOf(field, after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
