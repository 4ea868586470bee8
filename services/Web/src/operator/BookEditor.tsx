import { Alert, Button, Group, JsonInput, List, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, newId, type Schemas } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi } from './api'
import { BookPreview } from './BookPreview'
import { differences } from './differences'

type Book = Schemas['PriceBookDocument']

function read(text: string): Book | null {
  try {
    return JSON.parse(text) as Book
  } catch {
    return null
  }
}

/** A draft of the price book: what stands against it, what it changes, what it would cost, and publishing it. */
export function BookEditor({ base }: { base: Book }): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState(() => JSON.stringify({ ...base, version: `${base.version}-next` }, null, 2))
  const [key] = useState(() => newId())
  const [asks, setAsks] = useState(false)
  const book = read(text)
  const check = useAct<Book, Schemas['PriceBookCheck']>({
    run: (body) => answer(operatorApi.POST('/v1/operator/price-books/validate', { body })),
    isForm: true,
  })
  const publish = useAct<Book>({
    run: (body) => answer(operatorApi.POST('/v1/operator/price-books', { body, params: { header: { 'Idempotency-Key': key } } })),
    reads: [['operator', 'books']],
    isForm: true,
    done: () => t('operator.published'),
    then: () => setAsks(false),
  })
  return (
    <Stack>
      <JsonInput
        label={t('operator.document')}
        description={t('operator.documentHint')}
        value={text}
        onChange={(value) => {
          setText(value)
          check.reset()
          setAsks(false)
        }}
        validationError={t('operator.noJson')}
        autosize
        minRows={12}
        maxRows={28}
        classNames={{ input: 'digest' }}
      />
      {check.isError && <Refusal error={check.error} />}
      {publish.isError && <Refusal error={publish.error} />}
      {check.data !== undefined && <Problems check={check.data} />}
      {book !== null && <Changes base={base} book={book} />}
      {book !== null && <BookPreview book={book} />}
      {asks && <Text fw={550}>{t('operator.publishText')}</Text>}
      <Group>
        <Button variant="default" disabled={book === null} loading={check.isPending} onClick={() => book !== null && check.mutate(book)}>
          {t('operator.check')}
        </Button>
        {check.data?.publishable === true && book !== null && (
          <Button loading={publish.isPending} onClick={() => (asks ? publish.mutate(book) : setAsks(true))}>
            {t(asks ? 'operator.publishNow' : 'operator.publish')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Problems({ check }: { check: Schemas['PriceBookCheck'] }): ReactElement {
  const { t } = useTranslation()
  if (check.publishable) return <Alert color="teal" variant="light" role="status" title={t('operator.publishable')} />
  return (
    <Alert color="red" variant="light" role="status" title={t('operator.problems', { count: check.problems.length })}>
      <List>
        {check.problems.map((problem) => (
          <List.Item key={problem.field}>
            <span className="digest">{problem.field}</span>: {problem.detail}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

const shown = 200

function Changes({ base, book }: { base: Book; book: Book }): ReactElement {
  const { t } = useTranslation()
  const found = differences(base, book)
  return (
    <div>
      <Title order={3}>{t('operator.changes', { count: found.length })}</Title>
      <table className="lines lines-flush">
        <caption className="sr-only">{t('operator.changes', { count: found.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('operator.place')}</th>
            <th scope="col">{t('operator.before')}</th>
            <th scope="col">{t('operator.after')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, shown).map((one) => (
            <tr key={one.path}>
              <th scope="row" className="digest">
                {one.path}
              </th>
              <td className="digest">{one.before ?? '–'}</td>
              <td className="digest">{one.after ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
