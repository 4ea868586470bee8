import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { filterOf, lookOf, type Look, type View } from '../look'
import { tag, viewsQuery } from '../queries'

interface Props {
  look: Look
  /** The one to rename; left out for a new one. */
  view?: View
  onClose: () => void
  show: (look: Look) => void
}

/** What a view is called and who sees it. */
export function ViewForm({ look, view, onClose, show }: Props): ReactElement {
  const { t } = useTranslation()
  const [id] = useState(newId)
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const save = useAct({
    run: () =>
      view === undefined
        ? answer(api.POST('/v1/views', { body: { id, name: name.trim(), shared, filter: filterOf(look), columns: look.columns ?? [] } }))
        : answer(
            api.PATCH('/v1/views/{id}', {
              params: { path: { id: view.id }, header: { 'If-Match': tag(view.version) } },
              body: { name: name.trim(), shared },
            }),
          ),
    reads: [viewsQuery.queryKey],
    isForm: true,
    then: (kept) => {
      if (view === undefined) show(lookOf(kept))
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(view === undefined ? 'customers.newView' : 'customers.renameView')}
      closeButtonProps={{ 'aria-label': t('customers.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          {save.isError && <Refusal error={save.error} />}
          <TextInput
            label={t('customers.viewName')}
            required
            maxLength={100}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Switch label={t('customers.shareView')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('customers.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('customers.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
