import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../../api/client'

export type Field = Schemas['CustomField']
export type FieldRule = Schemas['FieldRule']

const indexingMs = 5_000

/** The company's own fields, archived ones too. While one is being put into the index they are read again and again: nothing tells of its end. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields', 'all'],
  queryFn: async () => (await answer(api.GET('/v1/fields'))).items,
  refetchInterval: ({ state }) => (state.data?.some((field) => field.indexing) === true ? indexingMs : false),
})

export const rightsQuery = queryOptions({ queryKey: ['field-rights'], queryFn: () => answer(api.GET('/v1/field-rights')) })
