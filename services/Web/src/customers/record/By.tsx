import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/client'
import { product } from '../../shell/product'
import { useColleagues } from '../queries'

/** Who did something. */
export function By({ actor }: { actor: Schemas['Actor'] }): ReactElement {
  const { t } = useTranslation()
  const { nameOf } = useColleagues()
  if (actor.kind === 'system') return <>{product}</>
  if (actor.kind === 'account') return <>{nameOf(actor.id) ?? t('customer.formerMember')}</>
  return <>{t(actor.kind === 'apiKey' ? 'customer.program' : 'customer.support')}</>
}
