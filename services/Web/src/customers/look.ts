import type { Schemas } from '../api/client'

export type Filter = Schemas['CustomerFilter']
export type View = Schemas['CustomerView']

/** What is looked at, as the address says it: a search, or who fits in which order, with which columns. */
export interface Look {
  q?: string
  name?: string
  kind?: Schemas['CustomerKind']
  owner?: string
  archived?: true
  externalId?: string
  tags?: string[]
  where?: string[]
  sort?: string
  columns?: string[]
  view?: string
}

/** What is shown of each where nothing else was chosen. */
export const usualColumns: readonly string[] = ['mail', 'phone', 'tags', 'owner', 'changedAt']

const conditionsMax = 10
const columnsMax = 20

/** Reads an address; what is no part of a look is passed over. */
export function lookIn(search: Record<string, unknown>): Look {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const texts = (name: string, most: number): string[] | undefined => {
    const value = search[name]
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, most) : undefined
  }
  const kind = search['kind']
  return tidy({
    q: text('q'),
    name: text('name'),
    kind: kind === 'person' || kind === 'organisation' ? kind : undefined,
    owner: text('owner'),
    archived: search['archived'] === true ? true : undefined,
    externalId: text('externalId'),
    tags: texts('tags', conditionsMax),
    where: texts('where', conditionsMax),
    sort: text('sort'),
    columns: texts('columns', columnsMax),
    view: text('view'),
  })
}

/** Leaves out what says nothing. */
export function tidy(look: { [name in keyof Look]: Look[name] | undefined }): Look {
  return Object.fromEntries(
    Object.entries(look).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}

/** The look without its search, view and columns: what the platform filters by. */
export function filterOf({ name, kind, owner, archived, externalId, tags, where, sort }: Look): Filter {
  const filter = tidy({ name, kind, owner, archived, externalId, where, sort })
  return tags === undefined || tags.length === 0 ? filter : { ...filter, tags }
}

/** How a view looks. */
export function lookOf(view: View): Look {
  const { name, kind, owner, archived, externalId, tags, where, sort } = view.filter
  return tidy({
    name: name ?? undefined,
    kind: kind ?? undefined,
    owner: owner ?? undefined,
    archived: archived === true ? true : undefined,
    externalId: externalId ?? undefined,
    tags,
    where,
    sort: sort ?? undefined,
    columns: view.columns,
    view: view.id,
  })
}

/** Whether a look is still what its view keeps. */
export function isAs(look: Look, view: View): boolean {
  const plain = (one: Look): string => JSON.stringify([filterOf(one), one.columns ?? []])
  return plain(look) === plain(lookOf(view))
}

/** How many conditions hold. */
export function conditionCount(look: Look): number {
  const { tags = [], where = [], ...single } = filterOf({ ...look, sort: '' })
  return tags.length + where.length + Object.keys(single).length
}

/** A filter as the list and the export take it: repeated where there are several. */
export function queryOf(filter: Filter): Record<string, string | boolean | string[]> {
  const { tags, where, ...rest } = filter
  return {
    ...Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string | boolean] => pair[1] != null)),
    ...(tags === undefined ? {} : { tag: tags }),
    ...(where === undefined ? {} : { filter: where }),
  }
}

/** Where those who fit can be fetched as a CSV file. */
export function exportAddress(filter: Filter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(queryOf(filter)))
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  return `/v1/customers/export?${query.toString()}`
}

/** A condition in its parts: a field, how it compares, and with what. */
export interface Condition {
  field: string
  operator: (typeof operators)[number]
  value: string
}

export const operators = ['>=', '<=', '!=', '^=', '=', '<', '>'] as const

/** Reads a condition such as `tenure>=12`; null where it is none. */
export function conditionIn(text: string): Condition | null {
  const found = /^(\w+)(>=|<=|!=|\^=|=|<|>)(.*)$/.exec(text)
  const operator = operators.find((known) => known === found?.[2])
  return found === null || operator === undefined ? null : { field: found[1] ?? '', operator, value: found[3] ?? '' }
}

/** The order after a column's head was pressed: up, down, up. */
export function sortedBy(sort: string | undefined, column: string): string {
  return sort === column || (sort === undefined && column === 'name') ? `-${column}` : column
}
