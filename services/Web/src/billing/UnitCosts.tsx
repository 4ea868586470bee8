import type { ReactElement } from 'react'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { useNames } from './useNames'
import './billing.css'

interface Props {
  caption: string
  cost: { amount: string; currency: string; units: readonly Schemas['InteractionUnits'][] }
}

/** What something cost, as a whole and meter by meter. */
export function UnitCosts({ caption, cost }: Props): ReactElement {
  const figures = useFigures()
  const names = useNames()
  return (
    <>
      <div className="figure figures">{figures.money(cost.amount, cost.currency)}</div>
      {cost.units.length > 0 && (
        <table className="lines lines-flush">
          <caption className="sr-only">{caption}</caption>
          <tbody>
            {cost.units.map((unit) => (
              <tr key={unit.meter}>
                <th scope="row">{names.meter(unit.meter)}</th>
                <td className="end">{figures.quantity(unit.quantity)}</td>
                <td className="end">{figures.money(unit.amount, cost.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
