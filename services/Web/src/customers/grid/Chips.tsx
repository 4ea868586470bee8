import { IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionIn, tidy, type Look } from '../look'
import { useColleagues } from '../queries'
import { useConditionWords } from './useConditionWords'

interface Chip {
  label: string
  /** The look without it. */
  without: { [name in keyof Look]: Look[name] | undefined }
}

/** What the list is filtered by; each can be taken off. */
export function Chips({ look, show }: { look: Look; show: (look: Look) => void }): ReactElement | null {
  const { t } = useTranslation()
  const words = useConditionWords()
  const { nameOf } = useColleagues()
  if (look.q !== undefined && look.archived !== true) return null
  const chips: Chip[] = [
    ...(look.kind === undefined ? [] : [{ label: t(`customers.kind.${look.kind}`), without: { ...look, kind: undefined } }]),
    ...(look.name === undefined ? [] : [{ label: t('customers.chip.name', { text: look.name }), without: { ...look, name: undefined } }]),
    ...(look.tags ?? []).map((tag) => ({
      label: t('customers.chip.tag', { tag }),
      without: { ...look, tags: look.tags?.filter((other) => other !== tag) },
    })),
    ...(look.owner === undefined
      ? []
      : [{ label: t('customers.chip.owner', { name: nameOf(look.owner) ?? '…' }), without: { ...look, owner: undefined } }]),
    ...(look.externalId === undefined
      ? []
      : [{ label: t('customers.chip.externalId', { text: look.externalId }), without: { ...look, externalId: undefined } }]),
    ...(look.where ?? []).map((text) => ({
      label: words(conditionIn(text), text),
      without: { ...look, where: look.where?.filter((other) => other !== text) },
    })),
    ...(look.archived === true ? [{ label: t('customers.withArchived'), without: { ...look, archived: undefined } }] : []),
  ]
  const shown = look.q === undefined ? chips : chips.slice(-1)
  if (shown.length === 0) return null
  return (
    <ul className="chips" aria-label={t('customers.filteredBy')}>
      {shown.map(({ label, without }) => (
        <li key={label}>
          {label}
          <button type="button" aria-label={t('customers.removeFilter', { name: label })} onClick={() => show(tidy(without))}>
            <IconX size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
