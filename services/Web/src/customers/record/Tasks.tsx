import { Button, Checkbox, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { useMay } from '../../api/session'
import { useFigures } from '../../i18n/useFigures'
import { Empty, Rows } from '../../shell/Rows'
import { useAct } from '../../shell/useAct'
import { offerUndo } from '../../shell/undo'
import { tag, useColleagues, type Customer } from '../queries'

type Task = Schemas['TaskItem']

const setState = (task: Task, state: Task['state']): Promise<Task> =>
  answer(api.PATCH('/v1/tasks/{id}', { params: { path: { id: task.id }, header: { 'If-Match': tag(task.version) } }, body: { state } }))

/** What is to be done for a customer. */
export function Tasks({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const query = useInfiniteQuery(
    pagesOf(['customer', customer.id, 'tasks'], (cursor) =>
      answer(api.GET('/v1/tasks', { params: { query: { customer: customer.id, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
  )
  return (
    <Stack gap="sm">
      {may('writeNotes') && <NewTask customer={customer} />}
      <Rows query={query} empty={<Empty icon={IconChecklist} title={t('customer.noTasks')} text={t('customer.noTasksText')} />}>
        {(tasks) => tasks.map((task) => <TaskRow key={task.id} id={customer.id} task={task} />)}
      </Rows>
      {query.hasNextPage && (
        <Button variant="subtle" size="sm" onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Stack>
  )
}

function TaskRow({ id, task }: { id: string; task: Task }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const figures = useFigures()
  const { nameOf } = useColleagues()
  const reads = [['customer', id, 'tasks'], ['tasks']]
  const reopen = useAct({ run: (done: Task) => setState(done, 'open'), reads })
  const finish = useAct({
    run: () => setState(task, 'done'),
    reads,
    then: (done) => offerUndo(t('customer.taskDone', { title: task.title }), () => reopen.mutate(done)),
  })
  const due = task.dueOn != null ? figures.day(task.dueOn) : task.dueAt != null ? figures.instant(task.dueAt) : null
  const about = [due === null ? null : t('customer.due', { when: due }), nameOf(task.assigneeId)].filter(Boolean).join(' · ')
  return (
    <Paper p="sm">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        {may('writeNotes') && (
          <Checkbox
            aria-label={t('customer.finish', { title: task.title })}
            checked={finish.isPending}
            disabled={finish.isPending}
            onChange={() => finish.mutate()}
          />
        )}
        <div className="grows">
          <Text fw={550}>{task.title}</Text>
          {about !== '' && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </div>
      </Group>
    </Paper>
  )
}

function NewTask({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const [title, setTitle] = useState('')
  const [dueOn, setDue] = useState('')
  const [assigneeId, setAssignee] = useState<string | null>(null)
  const add = useAct({
    run: () =>
      answer(
        api.POST('/v1/tasks', {
          body: { id: newId(), title: title.trim(), customerId: customer.id, assigneeId, dueOn: dueOn === '' ? null : dueOn },
        }),
      ),
    reads: [['customer', customer.id, 'tasks'], ['tasks']],
    then: () => setTitle(''),
  })
  return (
    <form
      className="new-task"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <TextInput
        size="sm"
        className="grows"
        required
        maxLength={200}
        aria-label={t('customer.taskTitle')}
        placeholder={t('customer.taskTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        type="date"
        aria-label={t('customer.taskDue')}
        value={dueOn}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Select
        size="sm"
        w={160}
        searchable
        clearable
        aria-label={t('customer.taskAssignee')}
        placeholder={t('customer.taskAssignee')}
        data={colleagues.options}
        value={assigneeId}
        onChange={setAssignee}
      />
      <Button size="sm" type="submit" loading={add.isPending}>
        {t('customers.add')}
      </Button>
    </form>
  )
}
