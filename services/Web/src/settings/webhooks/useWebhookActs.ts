import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { offerUndo } from '../../shell/undo'
import { useAct } from '../../shell/useAct'
import type { Webhook } from './queries'

interface Turn {
  enabled: boolean
  version: number
}

/** What can be done with a webhook as a whole. */
export function useWebhookActs(webhook: Webhook, gone: () => void) {
  const { t } = useTranslation()
  const path = { id: webhook.id }
  const turn = ({ enabled, version }: Turn): Promise<Webhook> =>
    answer(api.PATCH('/v1/webhooks/{id}', { body: { enabled }, params: { path, header: { 'If-Match': `"${version}"` } } }))
  const reads = [['webhooks']]
  const back = useAct({ run: turn, reads })
  return {
    switching: useAct({
      run: turn,
      reads,
      then: ({ version }, { enabled }) =>
        offerUndo(t(enabled ? 'webhooks.isOn' : 'webhooks.isOff'), () => back.mutate({ enabled: !enabled, version })),
    }),
    pinging: useAct({
      run: () => answer(api.POST('/v1/webhooks/{id}/ping', { params: { path, header: { 'Idempotency-Key': newId() } } })),
      reads,
      done: () => t('webhooks.pinged'),
    }),
    rotating: useAct({
      run: () => answer(api.POST('/v1/webhooks/{id}/secret', { params: { path, header: { 'Idempotency-Key': newId() } } })),
      reads,
    }),
    removing: useAct({
      run: () => answer(api.DELETE('/v1/webhooks/{id}', { params: { path } })),
      // What was read of it is gone with it.
      done: () => t('webhooks.removed'),
      then: gone,
    }),
  }
}
