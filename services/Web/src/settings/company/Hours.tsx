import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../../api/client'
import { weekday } from '../../i18n/figures'
import { Section } from '../../shell/Section'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import '../settings.css'
import { copied, days, next, type OpenHours } from './week'

/** When the company is there for its customers. */
export function Hours({ tenant }: { tenant: Schemas['Tenant'] }): ReactElement {
  const { t, i18n } = useTranslation()
  const [week, setWeek] = useState<readonly OpenHours[]>(tenant.businessHours)
  const saving = useAct({
    run: () =>
      answer(
        api.PATCH('/v1/tenant', {
          body: { businessHours: week.map((hours) => ({ ...hours, to: hours.to === '00:00' ? '24:00' : hours.to })) },
          params: { header: { 'If-Match': `"${tenant.version}"` } },
        }),
      ),
    reads: [['tenant']],
    done: () => t('company.hoursSaved'),
    isForm: true,
  })
  const set = (changed: OpenHours, part: Partial<OpenHours>): void =>
    setWeek(week.map((hours) => (hours === changed ? { ...hours, ...part } : hours)))
  return (
    <Section title={t('company.businessHours')} text={t('company.businessHoursText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Stack gap="sm">
          {saving.error !== null && <Refusal error={saving.error} />}
          {days.map((day, number) => {
            const name = weekday(number, i18n.language)
            const open = week.filter((hours) => hours.day === day)
            return (
              <div key={day} role="group" aria-label={name} className="weekday">
                <Text fw={550}>{name}</Text>
                <Stack gap={8}>
                  {open.length === 0 && week.length > 0 && (
                    <Text size="sm" c="dimmed">
                      {t('company.shut')}
                    </Text>
                  )}
                  {open.map((hours, index) => (
                    <Group key={index} gap={8} wrap="nowrap">
                      <TextInput
                        type="time"
                        size="sm"
                        required
                        aria-label={t('company.opens', { day: name })}
                        value={hours.from}
                        onChange={(event) => set(hours, { from: event.currentTarget.value })}
                      />
                      <span aria-hidden>–</span>
                      <TextInput
                        type="time"
                        size="sm"
                        required
                        aria-label={t('company.shuts', { day: name })}
                        value={hours.to === '24:00' ? '00:00' : hours.to}
                        onChange={(event) => set(hours, { to: event.currentTarget.value })}
                      />
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('customer.remove', { what: `${name} ${hours.from}` })}
                        onClick={() => setWeek(week.filter((other) => other !== hours))}
                      >
                        <IconX size={16} aria-hidden />
                      </ActionIcon>
                    </Group>
                  ))}
                  <Group gap={8}>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      leftSection={<IconPlus size={14} aria-hidden />}
                      aria-label={t('company.addHoursOn', { day: name })}
                      onClick={() => setWeek([...week, next(open, day)])}
                    >
                      {t('company.addHours')}
                    </Button>
                    {day === 'monday' && open.length > 0 && (
                      <Button size="compact-sm" variant="subtle" onClick={() => setWeek(copied(week))}>
                        {t('company.copyHours')}
                      </Button>
                    )}
                  </Group>
                </Stack>
              </div>
            )
          })}
          <Button type="submit" w="fit-content" loading={saving.isPending}>
            {t('common.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
