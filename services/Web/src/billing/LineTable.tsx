import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { TextLink } from '../shell/TextLink'
import { Bar } from './Bar'
import type { Line } from './queries'
import { useNames } from './useNames'

interface Props {
  lines: readonly Line[]
  currency: string
  /** The period's days. */
  period: { from: string; to: string }
  /** Sums that the platform gives: before discounts and tax, with them, and what is left to pay. */
  sums: { charges?: string; total: string; due?: string }
  caption: string
}

const lowering = ['discount', 'taxTakenOut', 'tax']
const paying = ['credit', 'prepaid', 'newCredit']

/** The lines of a statement or an invoice, with the sums where they belong. */
export function LineTable({ lines, currency, period, sums, caption }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const withExpected = lines.some((line) => line.expected != null)
  const parts: [readonly Line[], string, string | undefined][] = [
    [lines.filter((line) => ![...lowering, ...paying].includes(line.kind)), t('billing.charges'), sums.charges],
    [lines.filter((line) => lowering.includes(line.kind)), t('billing.total'), sums.total],
    [lines.filter((line) => paying.includes(line.kind)), t('billing.due'), sums.due],
  ]
  return (
    <table className="lines">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('billing.item')}</th>
          <th scope="col" className="only-desk">
            {t('billing.quantity')}
          </th>
          <th scope="col" className="end">
            {t('billing.amount')}
          </th>
          {withExpected && (
            <th scope="col" className="end only-desk">
              {t('billing.expected')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {parts.map(([group, word, sum]) => (
          <Fragment key={word}>
            {group.map((line, at) => (
              <LineRow key={at} line={line} currency={currency} period={period} withExpected={withExpected} />
            ))}
            {sum !== undefined && (group.length > 0 || word !== t('billing.due')) && (
              <tr className="sum">
                <th scope="row">{word}</th>
                <td className="only-desk" />
                <td className="end">{figures.money(sum, currency)}</td>
                {withExpected && <td className="only-desk" />}
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function LineRow({
  line,
  currency,
  period,
  withExpected,
}: {
  line: Line
  currency: string
  period: { from: string; to: string }
  withExpected: boolean
}): ReactElement {
  const figures = useFigures()
  const names = useNames()
  const days = { from: line.from ?? period.from, to: line.to ?? period.to }
  const isPart = days.from !== period.from || days.to !== period.to
  const notes = [line.plan, line.priceVersion, isPart ? names.span(days.from, days.to) : null].filter((note) => note != null)
  return (
    <tr>
      <th scope="row">
        {line.kind === 'usage' ? (
          <TextLink to="/billing/usage" search={{ meter: line.code, from: days.from, to: days.to }} inherit>
            {names.line(line)}
          </TextLink>
        ) : (
          names.line(line)
        )}
        {notes.length > 0 && <div className="minor">{notes.join(' · ')}</div>}
        <div className="only-small">
          <Quantity line={line} />
        </div>
      </th>
      <td className="only-desk">
        <Quantity line={line} />
      </td>
      <td className="end">{figures.money(line.amount, currency)}</td>
      {withExpected && <td className="end only-desk">{line.expected == null ? '' : figures.money(line.expected, currency)}</td>}
    </tr>
  )
}

/** How much, and how much of what the base pays for. */
function Quantity({ line }: { line: Line }): ReactElement | null {
  const { t } = useTranslation()
  const figures = useFigures()
  if (line.quantity === null) return null
  const used = figures.quantity(line.quantity, 2)
  if (line.kind === 'base' || line.kind === 'seats')
    return (
      <div className="minor">
        {t(line.kind === 'base' ? 'billing.days' : 'billing.seatDays', { count: Number(line.quantity), days: used })}
      </div>
    )
  if (line.included === null) return <div>{used}</div>
  return (
    <>
      <div>{t('billing.ofIncluded', { used, included: figures.quantity(line.included, 2) })}</div>
      <Bar used={line.quantity} of={line.included} />
    </>
  )
}
