import { ActionIcon, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../api/session'
import { customerQuery } from '../customers/queries'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { useAssign, useSetState } from './acts'
import { Actions } from './Actions'
import { Composer } from './Composer'
import { CustomerAside } from './CustomerAside'
import { Files } from './Files'
import { Messages } from './Messages'
import { interactionQuery, membersQuery, type Interaction } from './queries'
import { useKeys } from './useKeys'

interface Props {
  id: string
  /** Whether single keys are for it. */
  hasKeys: boolean
  onBack: () => void
}

/** One conversation: what was said, what can be done, whom it is with. */
export function Conversation({ id, hasKeys, onBack }: Props): ReactElement {
  const query = useQuery(interactionQuery(id))
  if (query.data === undefined) {
    return (
      <div className="inbox-talk">
        <div className="talk-head">
          <Back onBack={onBack} />
        </div>
        <Stack p="md" aria-busy={query.error === null}>
          {query.error === null ? <Skeleton h={160} /> : <Refusal error={query.error} />}
        </Stack>
      </div>
    )
  }
  return <Talk interaction={query.data} hasKeys={hasKeys} onBack={onBack} />
}

function Talk({ interaction, hasKeys, onBack }: { interaction: Interaction; hasKeys: boolean; onBack: () => void }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const me = useSession().id
  const figures = useFigures()
  const setState = useSetState()
  const assign = useAssign()
  const { data: customer } = useQuery({ ...customerQuery(interaction.customerId), enabled: may('readCustomers') })
  const { data: members } = useQuery({ ...membersQuery, enabled: may('readTenant') })
  const mayServe = may('serveCustomers')
  useKeys(hasKeys, {
    ...(mayServe && {
      e: () => setState(interaction, interaction.state === 'closed' ? 'open' : 'closed'),
      a: () => assign(interaction, me, members?.find((member) => member.accountId === me)?.name ?? t('inbox.me')),
    }),
  })
  const name = customer?.name ?? t('inbox.someone')
  return (
    <>
      <section className="inbox-talk" aria-label={name}>
        <header className="talk-head">
          <Back onBack={onBack} />
          <div className="talk-name">
            <Title order={2}>
              {may('readCustomers') ? (
                <Link to="/customers/$id" params={{ id: interaction.customerId }} className="talk-link">
                  {name}
                </Link>
              ) : (
                name
              )}
            </Title>
            <Text size="sm" c="dimmed" truncate>
              {[interaction.subject, interaction.channel, t(`inbox.state.${interaction.state}`)].filter((word) => word !== '').join(' · ')}
              {interaction.cost != null && ` · ${figures.money(interaction.cost.amount, interaction.cost.currency)}`}
            </Text>
          </div>
          {mayServe && <Actions interaction={interaction} members={members ?? []} me={me} setState={setState} assign={assign} />}
        </header>
        <Messages interaction={interaction} customerName={name} members={members ?? []} />
        <Files interactionId={interaction.id} />
        <Composer interaction={interaction} hasKeys={hasKeys} />
      </section>
      <CustomerAside interaction={interaction} customer={customer} />
    </>
  )
}

function Back({ onBack }: { onBack: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <ActionIcon variant="subtle" color="gray" size={40} className="talk-back" onClick={onBack} aria-label={t('inbox.back')}>
      <IconArrowLeft size={20} stroke={1.75} aria-hidden />
    </ActionIcon>
  )
}
