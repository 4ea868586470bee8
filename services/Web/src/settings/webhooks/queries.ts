import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'

export type Webhook = Schemas['Webhook']
export type Delivery = Schemas['WebhookDelivery']
export type Outcome = Schemas['DeliveryOutcome']

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await answer(api.GET('/v1/webhooks'))).items,
})

export const eventsQuery = queryOptions({
  queryKey: ['webhook-events'],
  staleTime: Infinity,
  queryFn: async () => (await answer(api.GET('/v1/webhook-events'))).items,
})

export function webhookQuery(id: string) {
  return queryOptions({
    queryKey: ['webhooks', id],
    queryFn: () => answer(api.GET('/v1/webhooks/{id}', { params: { path: { id } } })),
  })
}

const page = 25

/** Deliveries of a webhook, newest first. */
export function deliveriesQuery(id: string, outcome: Outcome | undefined) {
  return pagesOf(['webhooks', id, 'deliveries', outcome ?? 'all'], (cursor) =>
    answer(
      api.GET('/v1/webhooks/{id}/deliveries', {
        params: {
          path: { id },
          query: { limit: page, ...(outcome === undefined ? {} : { outcome }), ...(cursor === undefined ? {} : { cursor }) },
        },
      }),
    ),
  )
}

/** Attempts of a webhook, newest first. */
export function attemptsQuery(id: string) {
  return pagesOf(['webhooks', id, 'attempts'], (cursor) =>
    answer(
      api.GET('/v1/webhooks/{id}/attempts', {
        params: { path: { id }, query: { limit: page, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  )
}
