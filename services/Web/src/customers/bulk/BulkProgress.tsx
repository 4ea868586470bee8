import { Anchor, Button, CloseButton, Group, Paper, Progress, Text } from '@mantine/core'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { useFigures } from '../../i18n/useFigures'
import { useAct } from '../../shell/useAct'
import { Refusal } from '../../shell/Trouble'

const lookAgainMs = 700

function bulkQuery(id: string) {
  return queryOptions({
    queryKey: ['bulk', id],
    queryFn: () => answer(api.GET('/v1/bulk-changes/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.finishedAt === null ? lookAgainMs : false),
  })
}

/** How far a bulk change is; it can be stopped. */
export function BulkProgress({ id, onClose }: { id: string; onClose: () => void }): ReactElement | null {
  const { t } = useTranslation()
  const figures = useFigures()
  const queries = useQueryClient()
  const { data: bulk, error } = useQuery(bulkQuery(id))
  const isOver = bulk !== undefined && bulk.finishedAt !== null
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: ['customers'] })
  }, [isOver, queries])
  const stop = useAct({
    run: () => answer(api.POST('/v1/bulk-changes/{id}/cancel', { params: { path: { id }, header: { 'Idempotency-Key': newId() } } })),
    reads: [['bulk', id]],
  })
  if (error !== null) return <Refusal error={error} />
  if (bulk === undefined) return null
  const done = bulk.changed + bulk.unchanged + bulk.refused
  return (
    <Paper p="sm" mb="sm" role="status">
      <Group gap="sm">
        <Text fw={550}>{t(`customers.bulk.${bulk.state}`, { label: bulk.label })}</Text>
        <Text c="dimmed" size="sm" className="figures">
          {t('customers.bulkCounts', {
            done: figures.quantity(done),
            total: figures.quantity(bulk.total),
            changed: figures.quantity(bulk.changed),
            refused: figures.quantity(bulk.refused),
          })}
        </Text>
        <Group gap="xs" ms="auto">
          {isOver && bulk.refused > 0 && (
            <Anchor size="sm" href={`/v1/bulk-changes/${id}/results`} download>
              {t('customers.bulkResults')}
            </Anchor>
          )}
          {isOver ? (
            <CloseButton aria-label={t('customers.close')} onClick={onClose} />
          ) : (
            <Button size="compact-sm" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('customers.stop')}
            </Button>
          )}
        </Group>
      </Group>
      {!isOver && <Progress mt="xs" aria-label={bulk.label} value={bulk.total === 0 ? 0 : (done * 100) / bulk.total} />}
      {bulk.problem !== null && <Text size="sm">{bulk.problem}</Text>}
    </Paper>
  )
}
