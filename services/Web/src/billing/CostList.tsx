import { Paper, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { Bar } from './Bar'
import { costsQuery, membersQuery } from './queries'

const shown = 8

/** The charges by channel or by user, the dearest first. The table is the chart: a bar stands below each name. */
export function CostList({ by }: { by: 'channel' | 'user' }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data, error } = useQuery(costsQuery(by))
  if (data === undefined) return error === null ? <Skeleton h={200} /> : <Refusal error={error} />
  const title = t(by === 'channel' ? 'billing.byChannel' : 'billing.byUser')
  const rows = data.lines.slice(0, shown)
  const most = Math.max(...rows.map((line) => Number(line.amount)), 0)
  return (
    <Paper p={0}>
      <Title order={2} px="md" pt="md" pb="xs">
        {title}
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed" px="md" pb="md">
          {t('billing.byEmpty')}
        </Text>
      ) : (
        <table className="lines">
          <caption className="sr-only">{title}</caption>
          <tbody>
            {rows.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  {by === 'channel' ? <Channel code={line.key} /> : <Who id={line.key} />}
                  <Bar used={line.amount} of={most} />
                </th>
                <td className="end">{figures.money(line.amount, data.currency)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                {t('billing.nobodys')}
                <div className="minor">{t('billing.nobodysText')}</div>
              </th>
              <td className="end">{figures.money(data.rest, data.currency)}</td>
            </tr>
          </tbody>
        </table>
      )}
      {data.lines.length > shown && (
        <Text c="dimmed" size="sm" p="md">
          {t('billing.andMore', { count: data.lines.length - shown })}
        </Text>
      )}
    </Paper>
  )
}

const channels = ['email', 'mail', 'chat', 'phone', 'x', 'sms', 'web', 'facebook', 'instagram', 'line', 'whatsapp', 'wechat'] as const

export function Channel({ code }: { code: string }): string {
  const { t } = useTranslation()
  const known = channels.find((channel) => channel === code)
  return known === undefined ? code : t(`billing.channel.${known}`)
}

/** A member by name; what acted otherwise is a key of the API, or somebody who left. */
export function Who({ id }: { id: string }): string {
  const { t } = useTranslation()
  const may = useMay()
  const { data, isPending } = useQuery({ ...membersQuery, enabled: may('readTenant') })
  return data?.items.find((member) => member.accountId === id)?.name ?? (isPending && may('readTenant') ? '…' : t('billing.program'))
}
