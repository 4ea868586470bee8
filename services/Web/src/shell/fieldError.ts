import { Refused } from '../api/client'

/** The platform's words for one field of a form, where it refused that one. */
export function fieldError(error: unknown, ...names: string[]): string | undefined {
  return error instanceof Refused && names.includes(fieldOf(error)) ? error.message : undefined
}

/** What is left to say above a form: a refusal that names none of its fields. */
export function formError(error: unknown, ...names: string[]): unknown {
  return error instanceof Refused && names.includes(fieldOf(error)) ? null : error
}

function fieldOf(refused: Refused): string {
  return (refused.field ?? '').replace(/^\$\.?/, '')
}
