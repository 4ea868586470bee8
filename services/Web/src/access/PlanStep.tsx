import { Button, Group, NumberInput, Radio, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { PlanCard } from './PlanCard'
import { plansQuery, type SignUpForm } from './signUp'

interface Props {
  form: SignUpForm
  change: (part: Partial<SignUpForm>) => void
  error: Error | null
  isPending: boolean
  open: () => void
}

const seatsMax = 10_000

/** The plan, with what it comes to for as many people as are told. */
export function PlanStep({ form, change, error, isPending, open }: Props): ReactElement {
  const { t } = useTranslation()
  const plans = useQuery(plansQuery(form.seats))
  const above = formError(error, 'bought')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <Stack gap="lg">
        {above !== null && <Refusal error={above} />}
        {plans.isError && <Refusal error={plans.error} />}
        <NumberInput
          name="seats"
          label={t('access.people')}
          description={t('access.peopleText')}
          w={{ base: '100%', xs: 280 }}
          size="md"
          min={1}
          max={seatsMax}
          allowDecimal={false}
          clampBehavior="strict"
          value={form.seats}
          error={fieldError(error, 'bought')}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1) change({ seats: value })
          }}
        />
        <Radio.Group name="plan" aria-label={t('access.plan')} value={form.plan} onChange={(plan) => change({ plan })}>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {plans.data === undefined
              ? ['free', 'team', 'business'].map((code) => <Skeleton key={code} h={220} />)
              : plans.data.plans.map((plan) => (
                  <PlanCard
                    key={plan.code}
                    plan={plan}
                    currency={plans.data.currency}
                    seats={plans.data.seats}
                    isChosen={plan.code === form.plan}
                  />
                ))}
          </SimpleGrid>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t('access.planNote')}
        </Text>
        <Group justify="space-between">
          <Button component={Link} to="/sign-up" variant="default" size="md">
            {t('access.back')}
          </Button>
          <Button type="submit" size="md" loading={isPending}>
            {t('access.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
