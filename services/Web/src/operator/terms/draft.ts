import type { Schemas } from '../../api/client'

type Terms = Schemas['BillingTerms']

export interface Coupon {
  code: string
  percent: string
  amount: string
  maximum: string
  periods: string
}

export interface Commitment {
  code: string
  amount: string
  codes: string
}

/** Terms as they are typed: texts, with nothing where nothing is agreed. */
export interface Draft {
  currency: string
  dueDays: string
  taxCode: string
  taxPercent: string
  taxInclusive: boolean
  base: string
  seat: string
  meters: string
  coupons: Coupon[]
  commitments: Commitment[]
}

export const currencies = ['USD', 'EUR', 'TWD', 'CNY', 'JPY']

export const noCoupon: Coupon = { code: '', percent: '', amount: '', maximum: '', periods: '' }
export const noCommitment: Commitment = { code: '', amount: '', codes: '' }

export function draftOf(terms: Terms): Draft {
  return {
    currency: terms.currency,
    dueDays: String(terms.dueDays),
    taxCode: terms.tax?.code ?? '',
    taxPercent: moved(terms.tax?.rate ?? '', 2),
    taxInclusive: terms.tax?.isInclusive ?? false,
    base: terms.base ?? '',
    seat: terms.seat ?? '',
    meters: terms.meters == null ? '' : JSON.stringify(terms.meters, null, 2),
    coupons: (terms.coupons ?? []).map(({ code, percent, amount, maximum, periods }) => ({
      code,
      percent: percent ?? '',
      amount: amount ?? '',
      maximum: maximum ?? '',
      periods: periods == null ? '' : String(periods),
    })),
    commitments: (terms.commitments ?? []).map(({ code, amount, codes }) => ({ code, amount, codes: (codes ?? []).join(', ') })),
  }
}

/** What is sent of a draft. Base and seat that are as they were stay those of their plan. */
export function termsOf(draft: Draft, before: Terms): Terms {
  const [base, seat] = [orNull(draft.base), orNull(draft.seat)]
  const isSame = base === (before.base ?? null) && seat === (before.seat ?? null)
  return {
    currency: draft.currency,
    dueDays: Number(draft.dueDays),
    tax:
      draft.taxCode.trim() === '' && draft.taxPercent.trim() === '' && !draft.taxInclusive
        ? null
        : { code: draft.taxCode.trim(), rate: moved(draft.taxPercent, -2), isInclusive: draft.taxInclusive },
    base,
    seat,
    meters: draft.meters.trim() === '' ? null : (JSON.parse(draft.meters) as NonNullable<Terms['meters']>),
    coupons: draft.coupons.map((it) => ({
      code: it.code.trim(),
      percent: orNull(it.percent),
      amount: orNull(it.amount),
      maximum: orNull(it.maximum),
      periods: it.periods.trim() === '' ? null : Number(it.periods),
    })),
    commitments: draft.commitments.map((it) => ({ code: it.code.trim(), amount: it.amount.trim(), codes: codesIn(it.codes) })),
    plan: isSame ? (before.plan ?? null) : null,
  }
}

/** Whether a text is an object in JSON. */
export function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** A decimal number with its point moved to the right, or to the left where places are less than 0; what is no number stays as it is. */
export function moved(text: string, places: number): string {
  const found = /^(\d*)(?:\.(\d*))?$/.exec(text.trim())
  const [whole, rest] = [found?.[1] ?? '', found?.[2] ?? '']
  if (whole + rest === '') return text.trim()
  const point = whole.length + places
  const digits = point <= 0 ? '0'.repeat(1 - point) + whole + rest : (whole + rest).padEnd(point, '0')
  const left = digits.slice(0, Math.max(point, 1)).replace(/^0+(?=\d)/, '')
  const right = digits.slice(Math.max(point, 1)).replace(/0+$/, '')
  return right === '' ? left : `${left}.${right}`
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function codesIn(text: string): string[] | null {
  const codes = text
    .split(/[,\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '')
  return codes.length === 0 ? null : codes
}
