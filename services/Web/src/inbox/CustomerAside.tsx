import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import type { Interaction } from './queries'

interface Props {
  interaction: Interaction
  customer: Schemas['Customer'] | undefined
}

/** Whom the conversation is with, and when it was; only where there is room. */
export function CustomerAside({ interaction, customer }: Props): ReactElement | null {
  const { t } = useTranslation()
  const figures = useFigures()
  if (customer === undefined) return null
  const tags = customer.tags ?? []
  const facts: [string, string][] = [
    ...customer.contacts.map(({ kind, value }): [string, string] => [t(`inbox.contact.${kind}`), value]),
    [t('inbox.began'), figures.instant(interaction.occurredAt)],
    [t('inbox.messageCount'), figures.quantity(interaction.messageCount)],
    ...(interaction.cost == null
      ? []
      : [[t('inbox.cost'), figures.money(interaction.cost.amount, interaction.cost.currency)] as [string, string]]),
  ]
  return (
    <aside className="inbox-customer" aria-label={t('inbox.customer')}>
      <Stack gap="md">
        <div>
          <Title order={2} fz="lg">
            {customer.name}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`inbox.customerKind.${customer.kind}`)}
          </Text>
        </div>
        <dl className="facts">
          {facts.map(([name, value], at) => (
            <div key={at}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
        {tags.length > 0 && (
          <Group gap={4}>
            {tags.map((tag) => (
              <Badge key={tag} variant="default" tt="none" fw={500}>
                {tag}
              </Badge>
            ))}
          </Group>
        )}
        <Link to="/customers/$id" params={{ id: customer.id }} className="aside-link">
          {t('inbox.openCustomer')}
        </Link>
      </Stack>
    </aside>
  )
}
