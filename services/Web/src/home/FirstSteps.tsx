import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { useMay, useSession } from '../api/session'
import { Go } from '../shell/Go'

const one = { params: { query: { limit: 1 } } }
const two = { params: { query: { limit: 2 } } }

/** What a company does first. Each tick is what the platform says, not what somebody clicked. */
const steps = [
  {
    word: 'invite',
    href: '/settings/people?invite=true',
    right: 'manageMembers',
    isDone: async () =>
      (await answer(api.GET('/v1/members', two))).items.length > 1 || (await answer(api.GET('/v1/invitations', one))).items.length > 0,
  },
  {
    word: 'import',
    href: '/customers/import',
    right: 'manageCustomers',
    isDone: async () => (await answer(api.GET('/v1/customers', one))).items.length > 0,
  },
  {
    word: 'interaction',
    href: '/inbox',
    right: 'serveCustomers',
    isDone: async () => (await answer(api.GET('/v1/interactions', one))).items.length > 0,
  },
  {
    word: 'budget',
    href: '/billing/budgets',
    right: 'manageBilling',
    isDone: async () => (await answer(api.GET('/v1/budgets'))).items.length > 0,
  },
] as const

/** The first steps of a new company, until they are done or put away. */
export function FirstSteps(): ReactElement | null {
  const { t } = useTranslation()
  const may = useMay()
  const { tenant } = useSession()
  const away = `cloudcrm.steps.${tenant}`
  const [isAway, setAway] = useState(() => localStorage.getItem(away) !== null)
  const mine = steps.filter((step) => may(step.right))
  const states = useQueries({
    queries: mine.map((step) => ({ queryKey: ['first-steps', step.word], enabled: !isAway, staleTime: 10_000, queryFn: step.isDone })),
  })
  const done = states.filter((state) => state.data === true).length
  // Only who runs the company is led; nothing stands here before it is known what is left.
  if (isAway || !may('manageMembers') || states.some((state) => state.data === undefined) || done === mine.length) return null
  return (
    <Paper component="section" aria-labelledby="first-steps">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="first-steps">
          {t('home.steps')}
        </Title>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            localStorage.setItem(away, '1')
            setAway(true)
          }}
        >
          {t('home.putAway')}
        </Button>
      </Group>
      <Progress value={(done / mine.length) * 100} size="sm" mb="md" aria-label={t('home.stepsDone', { done, count: mine.length })} />
      <Stack component="ol" gap="xs" className="steps">
        {mine.map((step, at) => (
          <li key={step.word}>
            {states[at]?.data === true ? (
              <Group gap="sm" wrap="nowrap">
                <IconCircleCheck size={20} stroke={1.75} className="step-done" aria-label={t('home.done')} role="img" />
                <Text c="dimmed" td="line-through">
                  {t(`home.step.${step.word}`)}
                </Text>
              </Group>
            ) : (
              <Group gap="sm" wrap="nowrap">
                <IconCircle size={20} stroke={1.75} aria-hidden className="empty-icon" />
                <div>
                  <Go href={step.href} fw={550}>
                    {t(`home.step.${step.word}`)}
                  </Go>
                  <Text size="sm" c="dimmed">
                    {t(`home.stepText.${step.word}`)}
                  </Text>
                </div>
              </Group>
            )}
          </li>
        ))}
      </Stack>
    </Paper>
  )
}
