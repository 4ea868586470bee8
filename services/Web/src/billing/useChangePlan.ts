import { useNavigate } from '@tanstack/react-router'
import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../api/client'
import { useAct } from '../shell/useAct'

/** Changes the plan; the plan that holds takes a coming one back. */
export function useChangePlan(): UseMutationResult<Schemas['BillingAccount'], Error, string> {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useAct<string, Schemas['BillingAccount']>({
    run: (plan) => answer(api.POST('/v1/billing/plan', { body: { plan }, params: { header: { 'Idempotency-Key': newId() } } })),
    reads: [['billing'], ['statement'], ['tenant'], ['session']],
    done: () => t('billing.changed'),
    then: () => void navigate({ to: '/billing/plan' }),
  })
}
