import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { fieldsQuery } from '../queries'
import type { Chosen } from './ChooseFile'
import { guess, several } from './csv'
import { begin, latestQuery, type Plan } from './runs'

const targets = ['externalId', 'name', 'mail', 'phone', 'handle', 'tags', 'street', 'city', 'region', 'postalCode', 'country'] as const

interface Props {
  chosen: Chosen
  before?: Plan
  onBack: () => void
  /** Told what is to be taken in, and the dry run that looks at it. */
  onChecked: (plan: Plan, dryRun: string) => void
}

/** What becomes of each column. */
export function Mapping({ chosen, before, onBack, onChecked }: Props): ReactElement {
  const { t } = useTranslation()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const [kind, setKind] = useState<Plan['kind']>(before?.kind ?? 'person')
  const [picked, setPicked] = useState<Record<string, string | null>>(() =>
    Object.fromEntries(before?.columns.map(({ column, target }) => [column, target]) ?? []),
  )
  const guessed = useMemo(() => guess(chosen.columns, fields), [chosen, fields])
  const targetOf = (column: string): string | null =>
    picked[column] ?? (column in picked || before !== undefined ? null : (guessed[column] ?? null))
  const columns = chosen.columns.flatMap((column) => {
    const target = targetOf(column)
    return target === null ? [] : [{ column, target }]
  })
  const taken = columns.map(({ target }) => target).filter((target) => !several.includes(target))
  const isKnown = taken.includes('name') || taken.includes('externalId')
  const check = useAct({
    run: (plan: Plan) => begin(plan, true),
    reads: [latestQuery.queryKey],
    isForm: true,
    then: (run, plan) => onChecked(plan, run.id),
  })
  const options = [
    ...targets.map((target) => ({ value: target, label: t(`importing.target.${target}`) })),
    ...fields.filter(({ archived }) => !archived).map(({ key, label }) => ({ value: `fields.${key}`, label })),
  ]
  return (
    <Stack>
      <SegmentedControl
        w="fit-content"
        aria-label={t('customers.column.kind')}
        value={kind}
        onChange={(next) => setKind(next)}
        data={[
          { value: 'person', label: t('customers.persons') },
          { value: 'organisation', label: t('customers.organisations') },
        ]}
      />
      <div className="mapping">
        {chosen.columns.map((column, at) => (
          <div key={column} className="mapping-row">
            <div className="grows">
              <Text fw={550}>{column}</Text>
              <Text size="sm" c="dimmed" truncate>
                {chosen.samples
                  .map((row) => row[at])
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Select
              size="sm"
              aria-label={t('importing.becomes', { column })}
              placeholder={t('importing.passedOver')}
              clearable
              searchable
              clearButtonProps={{ 'aria-label': t('importing.passedOver') }}
              data={options.map((option) => ({ ...option, disabled: taken.includes(option.value) && targetOf(column) !== option.value }))}
              value={targetOf(column)}
              onChange={(target) => setPicked({ ...picked, [column]: target })}
            />
          </div>
        ))}
      </div>
      {!isKnown && (
        <Text size="sm" role="status">
          {t('importing.needsName')}
        </Text>
      )}
      {check.isError && <Refusal error={check.error} />}
      <Group>
        <Button disabled={!isKnown} loading={check.isPending} onClick={() => check.mutate({ file: chosen.file, kind, columns })}>
          {t('importing.check')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('importing.otherFile')}
        </Button>
      </Group>
    </Stack>
  )
}
