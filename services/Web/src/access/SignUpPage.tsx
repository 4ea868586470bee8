import { Anchor, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { newId, Refused } from '../api/client'
import { ownTimeZone } from '../i18n/timeZones'
import { CompanyStep } from './CompanyStep'
import { Doorway } from './Doorway'
import { PlanStep } from './PlanStep'
import { signUp, type SignUpForm } from './signUp'

const first = new Set(['company', 'name', 'mail', 'password', 'timeZone', 'language', 'code'])

/** The wizard: the company and oneself, then the plan, then in. What was typed stays while somebody goes back and forth. */
export function SignUpPage(): ReactElement {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { step } = useSearch({ from: '/sign-up' })
  const key = useRef(newId())
  const [form, setForm] = useState<SignUpForm>(() => ({
    company: '',
    name: '',
    mail: '',
    password: '',
    code: '',
    language: null,
    timeZone: ownTimeZone(),
    plan: 'team',
    seats: 1,
  }))
  const opening = useMutation({
    mutationFn: () => signUp(queries, form, form.language ?? i18n.language, key.current),
    onSuccess: () => navigate({ to: '/' }),
    onError: (error) => {
      // Silence may have opened it: only after an answer it is another one.
      if (!(error instanceof Refused) || error.status >= 500) return
      key.current = newId()
      if (error.status === 401 || first.has(error.field ?? '')) void navigate({ to: '/sign-up', search: {} })
    },
  })
  const change = (part: Partial<SignUpForm>): void => setForm((before) => ({ ...before, ...part }))
  const isPlan = step === 'plan' && form.mail !== '' && form.password !== ''
  return (
    <Doorway isWide={isPlan}>
      <div>
        <Text c="dimmed" size="sm">
          {t('access.step', { at: isPlan ? 2 : 1 })}
        </Text>
        <Title order={1}>{t(isPlan ? 'access.choosePlan' : 'access.signUpTitle')}</Title>
        <Text c="dimmed">{t(isPlan ? 'access.choosePlanText' : 'access.signUpText')}</Text>
      </div>
      {isPlan ? (
        <PlanStep form={form} change={change} error={opening.error} isPending={opening.isPending} open={() => opening.mutate()} />
      ) : (
        <CompanyStep
          form={form}
          change={change}
          error={opening.error}
          next={() => void navigate({ to: '/sign-up', search: { step: 'plan' } })}
        />
      )}
      <Text ta="center">
        {t('access.known')}{' '}
        <Anchor component={Link} to="/sign-in">
          {t('access.signIn')}
        </Anchor>
      </Text>
    </Doorway>
  )
}
