import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { useMay, useSession } from '../../api/session'
import { Ago } from '../../shell/Ago'
import { Empty, Rows } from '../../shell/Rows'
import { useAct } from '../../shell/useAct'
import { offerUndo } from '../../shell/undo'
import { tag, type Customer } from '../queries'
import { By } from './By'
import { toRead } from './mentions'
import { NoteBox } from './NoteBox'

type Note = Schemas['Note']

const write = (id: string, text: string): Promise<Note> =>
  answer(api.POST('/v1/customers/{id}/notes', { params: { path: { id } }, body: { id: newId(), text } }))

/** What colleagues note about a customer. */
export function Notes({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const query = useInfiniteQuery(
    pagesOf(['customer', customer.id, 'notes'], (cursor) =>
      answer(api.GET('/v1/customers/{id}/notes', { params: { path: { id: customer.id }, query: cursor === undefined ? {} : { cursor } } })),
    ),
  )
  const add = useAct({ run: (text: string) => write(customer.id, text), reads: [['customer', customer.id]] })
  return (
    <Stack gap="sm">
      {may('writeNotes') && (
        <NoteBox label={t('customer.newNote')} isBusy={add.isPending} onSave={(text, done) => add.mutate(text, { onSuccess: done })} />
      )}
      <Rows query={query} empty={<Empty icon={IconNote} title={t('customer.noNotes')} text={t('customer.noNotesText')} />}>
        {(notes) => notes.map((note) => <NoteRow key={note.id} id={customer.id} note={note} />)}
      </Rows>
      {query.hasNextPage && (
        <Button variant="subtle" size="sm" onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Stack>
  )
}

function NoteRow({ id, note }: { id: string; note: Note }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const session = useSession()
  const [isEditing, setEditing] = useState(false)
  const isMine = may('writeNotes') && (note.by.id === session.id || may('manageTenant'))
  const read = toRead(note.text, note.mentions)
  const path = { id, noteId: note.id }
  const reads = [['customer', id]]
  const save = useAct({
    run: (text: string) =>
      answer(
        api.PATCH('/v1/customers/{id}/notes/{noteId}', { params: { path, header: { 'If-Match': tag(note.version) } }, body: { text } }),
      ),
    reads,
    then: () => setEditing(false),
  })
  const again = useAct({ run: () => write(id, note.text), reads })
  const remove = useAct({
    run: () => answer(api.DELETE('/v1/customers/{id}/notes/{noteId}', { params: { path } })),
    reads,
    then: () => offerUndo(t('customer.noteDeleted'), () => again.mutate()),
  })
  return (
    <Paper p="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          <By actor={note.by} /> · <Ago at={note.writtenAt} />
          {note.changedAt !== note.writtenAt && ` · ${t('customer.noteChanged')}`}
        </Text>
        {isMine && !isEditing && (
          <Group gap={4}>
            <Button size="compact-sm" variant="subtle" onClick={() => setEditing(true)}>
              {t('customer.editShort')}
            </Button>
            <Button size="compact-sm" variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('customer.delete')}
            </Button>
          </Group>
        )}
      </Group>
      {isEditing ? (
        <NoteBox
          label={t('customer.editNote')}
          first={read}
          isBusy={save.isPending}
          onSave={(text) => save.mutate(text)}
          onClose={() => setEditing(false)}
        />
      ) : (
        <Text className="prose">{read.text}</Text>
      )}
    </Paper>
  )
}
