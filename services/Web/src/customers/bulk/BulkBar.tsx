import { Button, Group, Text } from '@mantine/core'
import { IconArchive, IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../../api/client'
import { useAct } from '../../shell/useAct'
import { offerUndo } from '../../shell/undo'
import type { Selection } from '../grid/useSelection'
import { filterOf, type Look } from '../look'
import { Assign } from './Assign'
import { Tagging } from './Tagging'

interface Props {
  look: Look
  selection: Selection
  /** Told the bulk change that was begun. */
  onStarted: (id: string) => void
}

/** What can be done with all who are chosen. */
export function BulkBar({ look, selection, onStarted }: Props): ReactElement {
  const { t } = useTranslation()
  const start = useAct({
    run: ({ change, label, customers }: { change: Schemas['BulkEdit']; label: string; customers?: string[] }) =>
      answer(
        api.POST('/v1/bulk-changes', {
          body: {
            id: newId(),
            label,
            change,
            ...(customers !== undefined ? { customers } : selection.all ? { filter: filterOf(look) } : { customers: [...selection.ids] }),
          },
        }),
      ),
    then: (bulk, { change, customers }) => {
      onStarted(bulk.id)
      if (customers !== undefined) return
      const ids = [...selection.ids]
      selection.clear()
      if (change.archived === true && !selection.all)
        offerUndo(t('customers.archivedMany', { count: ids.length }), () =>
          start.mutate({ change: { archived: false }, label: t('customers.restore'), customers: ids }),
        )
    },
  })
  const number = selection.count
  return (
    <div className="bulk" role="region" aria-label={t('customers.chosen', { count: number })}>
      <Text fw={550} className="figures" aria-live="polite">
        {selection.all ? t('customers.allChosen') : t('customers.chosen', { count: number })}
      </Text>
      {look.q === undefined && !selection.all && (
        <Button variant="subtle" size="compact-sm" onClick={selection.chooseAll}>
          {t('customers.chooseAllFitting')}
        </Button>
      )}
      <Group gap="xs" ms="auto">
        <Tagging onTag={(change, label) => start.mutate({ change, label })} />
        <Assign onAssign={(change, label) => start.mutate({ change, label })} />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconArchive size={16} stroke={1.75} aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate({ change: { archived: true }, label: t('customers.archive') })}
        >
          {t('customers.archive')}
        </Button>
        <Button size="sm" variant="subtle" leftSection={<IconX size={16} aria-hidden />} onClick={selection.clear}>
          {t('customers.chooseNone')}
        </Button>
      </Group>
    </div>
  )
}
