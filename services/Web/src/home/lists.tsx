import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { Go } from '../shell/Go'
import { Rows } from '../shell/Rows'

const few = 5

interface CardProps {
  title: string
  href: string
  children: ReactNode
}

/** A short list, and the way to the whole one. */
function Card({ title, href, children }: CardProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Paper>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{title}</Title>
        <Go href={href} size="sm" aria-label={t('home.allOf', { title })}>
          {t('home.all')}
        </Go>
      </Group>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  )
}

/** The newest open interactions. */
export function OpenInteractions(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useQuery({
    queryKey: ['interactions', 'home'],
    queryFn: async () => (await answer(api.GET('/v1/interactions', { params: { query: { state: 'open', limit: few } } }))).items,
  })
  return (
    <Card title={t('home.interactions')} href="/inbox">
      <Rows query={query} lines={3} empty={<Text c="dimmed">{t('home.noInteractions')}</Text>}>
        {(rows) =>
          rows.map((row) => (
            <Group key={row.id} justify="space-between" wrap="nowrap" gap="sm">
              <Go href={`/inbox?id=${row.id}`} c="inherit" truncate>
                {row.subject || row.channel}
              </Go>
              <Group gap="xs" wrap="nowrap" className="fixed">
                {row.assignedTo === null && (
                  <Badge variant="light" color="gray" visibleFrom="xs">
                    {t('home.unassigned')}
                  </Badge>
                )}
                <Text size="sm" c="dimmed" className="figures">
                  {figures.instant(row.lastMessageAt ?? row.occurredAt)}
                </Text>
              </Group>
            </Group>
          ))
        }
      </Rows>
    </Card>
  )
}

/** One's own open tasks, the earliest due first. */
export function OwnTasks(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useQuery({
    queryKey: ['tasks', 'home'],
    queryFn: async () => (await answer(api.GET('/v1/tasks', { params: { query: { mine: true, limit: few } } }))).items,
  })
  return (
    <Card title={t('home.tasks')} href="/customers">
      <Rows query={query} lines={3} empty={<Text c="dimmed">{t('home.noTasks')}</Text>}>
        {(rows) =>
          rows.map((row) => (
            <Group key={row.id} justify="space-between" wrap="nowrap" gap="sm">
              <Text truncate>
                {row.customerId === null ? (
                  row.title
                ) : (
                  <Go href={`/customers/${row.customerId}`} c="inherit">
                    {row.title}
                  </Go>
                )}
              </Text>
              <Text size="sm" c="dimmed" className="figures fixed">
                {row.dueOn !== null ? figures.day(row.dueOn) : row.dueAt !== null ? figures.instant(row.dueAt) : ''}
              </Text>
            </Group>
          ))
        }
      </Rows>
    </Card>
  )
}
