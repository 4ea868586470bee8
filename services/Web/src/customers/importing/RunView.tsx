import { Anchor, Button, Group, Paper, Progress, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../../i18n/useFigures'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { begin, errorsAddress, latestQuery, runQuery, stop, type Import, type Plan } from './runs'
import { Refused } from './Refused'

interface Props {
  id: string
  /** What was looked at, where it can be taken in now. */
  plan?: Plan
  onBack?: () => void
  onStarted: (id: string) => void
  onAgain: () => void
}

/** How far an import or a dry run is, and what became of it. */
export function RunView({ id, plan, onBack, onStarted, onAgain }: Props): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { data: run, error } = useQuery(runQuery(id))
  const isOver = run !== undefined && run.finishedAt !== null
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: ['customers', 'list'] })
  }, [isOver, queries])
  const start = useAct({
    run: (what: Plan) => begin(what, false),
    reads: [latestQuery.queryKey],
    isForm: true,
    then: (started) => onStarted(started.id),
  })
  const cancel = useAct({ run: () => stop(id), reads: [runQuery(id).queryKey] })
  if (error !== null && run === undefined) return <Refusal error={error} />
  if (run === undefined) return <Skeleton h={200} />
  return (
    <Stack>
      <Paper>
        <Group justify="space-between" mb="sm">
          <Title order={2} aria-live="polite">
            {run.dryRun ? t(`importing.dryState.${run.state}`) : t(`importing.state.${run.state}`)}
          </Title>
          <Text c="dimmed">{run.fileName}</Text>
        </Group>
        {!isOver && (
          <Progress mb="md" aria-label={t('importing.progress')} value={run.sizeBytes === 0 ? 0 : (run.bytesRead * 100) / run.sizeBytes} />
        )}
        <Counts run={run} />
        {run.problem !== null && (
          <Text mt="sm" role="alert">
            {run.problem}
          </Text>
        )}
      </Paper>
      {isOver && run.rejected > 0 && <Refused id={id} />}
      {start.isError && <Refusal error={start.error} />}
      <Group>
        {!isOver && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('customers.stop')}
          </Button>
        )}
        {isOver && plan !== undefined && run.state === 'done' && (
          <Button loading={start.isPending} disabled={run.created + run.updated === 0} onClick={() => start.mutate(plan)}>
            {t('importing.start', { count: run.created + run.updated })}
          </Button>
        )}
        {isOver && onBack !== undefined && (
          <Button variant="default" onClick={onBack}>
            {t('importing.toMapping')}
          </Button>
        )}
        {isOver && !run.dryRun && (
          <Button component={Link} to="/customers">
            {t('importing.toCustomers')}
          </Button>
        )}
        {isOver && (
          <Button variant="default" onClick={onAgain}>
            {t('importing.otherFile')}
          </Button>
        )}
        {isOver && run.rejected > 0 && (
          <Anchor href={errorsAddress(id)} download className="with-icon">
            <IconDownload size={16} aria-hidden />
            {t('importing.errorFile')}
          </Anchor>
        )}
      </Group>
    </Stack>
  )
}

const counted = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const

function Counts({ run }: { run: Import }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 5 }}>
      {counted.map((name) => (
        <div key={name}>
          <Text size="sm" c="dimmed">
            {t(`importing.count.${name}`)}
          </Text>
          <div className="figure figures">{figures.quantity(run[name])}</div>
        </div>
      ))}
    </SimpleGrid>
  )
}
