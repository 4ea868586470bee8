import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDeviceFloppy, IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { useMay, useSession } from '../../api/session'
import { offerUndo } from '../../shell/undo'
import { useAct } from '../../shell/useAct'
import { filterOf, isAs, lookOf, tidy, type Look, type View } from '../look'
import { tag, viewsQuery } from '../queries'
import { ViewForm } from './ViewForm'

interface Props {
  look: Look
  show: (look: Look) => void
}

/** Lists that somebody keeps: choose one, keep this one, rename, share, delete. */
export function Views({ look, show }: Props): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const session = useSession()
  const queries = useQueryClient()
  const { data: views = [] } = useQuery(viewsQuery)
  const [form, setForm] = useState<'new' | 'rename'>()
  const current = views.find(({ id }) => id === look.view)
  const isMine = current !== undefined && (current.ownerId === session.id || (current.shared && may('manageTenant')))
  const reads = [viewsQuery.queryKey]
  const keep = useAct({
    run: (view: View) =>
      answer(
        api.PATCH('/v1/views/{id}', {
          params: { path: { id: view.id }, header: { 'If-Match': tag(view.version) } },
          body: { filter: filterOf(look), columns: look.columns ?? [] },
        }),
      ),
    reads,
    done: (view) => t('customers.viewKept', { name: view.name }),
  })
  const remove = useAct({
    run: (view: View) => answer(api.DELETE('/v1/views/{id}', { params: { path: { id: view.id } } })),
    reads,
    then: (_, view) => {
      show(tidy({}))
      offerUndo(t('customers.viewDeleted', { name: view.name }), () => {
        const { name, shared, filter, columns } = view
        void answer(api.POST('/v1/views', { body: { id: newId(), name, shared, filter, columns } })).then((back) => {
          void queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
          show(lookOf(back))
        })
      })
    },
  })
  return (
    <>
      <Menu position="bottom-start" shadow="md" width={260}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />} className="view-button">
            {current === undefined
              ? t('customers.all')
              : isAs(look, current)
                ? current.name
                : t('customers.viewChanged', { name: current.name })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} className="scrolling">
          <Menu.Item leftSection={<IconUsers size={16} aria-hidden />} onClick={() => show({})}>
            {t('customers.all')}
          </Menu.Item>
          <Group label={t('customers.myViews')} views={views.filter(({ shared }) => !shared)} show={show} current={current} />
          <Group label={t('customers.sharedViews')} views={views.filter(({ shared }) => shared)} show={show} current={current} />
          <Menu.Divider />
          {current !== undefined && isMine && (
            <>
              {!isAs(look, current) && (
                <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => keep.mutate(current)}>
                  {t('customers.keepView')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setForm('rename')}>
                {t('customers.renameView')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove.mutate(current)}>
                {t('customers.deleteView')}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setForm('new')}>
            {t('customers.newView')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {form !== undefined && (
        <ViewForm
          look={look}
          {...(form === 'rename' && current !== undefined ? { view: current } : {})}
          onClose={() => setForm(undefined)}
          show={show}
        />
      )}
    </>
  )
}

interface GroupProps {
  label: string
  views: readonly View[]
  current: View | undefined
  show: (look: Look) => void
}

function Group({ label, views, current, show }: GroupProps): ReactElement | null {
  if (views.length === 0) return null
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          aria-current={view.id === current?.id}
          fw={view.id === current?.id ? 600 : 400}
          onClick={() => show(lookOf(view))}
        >
          {view.name}
        </Menu.Item>
      ))}
    </>
  )
}
