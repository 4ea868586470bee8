import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconSend } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../../i18n/useFigures'
import { Empty, Rows } from '../../shell/Rows'
import { useActWords } from '../audit/words'
import { attemptsQuery } from './queries'

/** Each post to a webhook: what its receiver answered, how long it took, or what went wrong. */
export function Attempts({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const words = useActWords()
  const query = useInfiniteQuery(attemptsQuery(id))
  return (
    <>
      <Rows query={query} empty={<Empty icon={IconSend} title={t('webhooks.noDeliveries')} text={t('webhooks.noDeliveriesText')} />}>
        {(attempts) => (
          <Table>
            <Table.Tbody>
              {attempts.map((attempt) => (
                <Table.Tr key={`${attempt.deliveryId} ${attempt.number} ${attempt.at}`}>
                  <Table.Td>
                    <Group gap="xs">
                      <Text>{words.event(attempt.type)}</Text>
                      <Badge variant="light" color={attempt.error === null ? 'teal' : 'red'} className="figures">
                        {attempt.status ?? t('webhooks.noAnswer')}
                      </Badge>
                    </Group>
                    <Text size="sm" c="dimmed" className="figures">
                      {figures.instant(attempt.at)} · {t('webhooks.number', { number: attempt.number })} ·{' '}
                      {t('webhooks.took', { ms: figures.quantity(attempt.durationMilliseconds) })}
                    </Text>
                    {attempt.error !== null && (
                      <Text size="sm" className="breaks">
                        {attempt.error}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Rows>
      {query.hasNextPage && (
        <Button variant="default" mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}
