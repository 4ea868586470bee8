/** What is read anew when something of a kind has changed: first words of the keys under which it was read, or first and third (`customer/notes`). */
const reads: Readonly<Record<string, readonly string[]>> = {
  customer: ['customers', 'customer'],
  customer_file: ['customer/files', 'customer/timeline'],
  note: ['customer/notes', 'customer/timeline', 'notifications'],
  task: ['tasks', 'customer/tasks', 'customer/timeline', 'notifications'],
  field: ['fields', 'customers'],
  import: ['customers'],
  bulk_change: ['bulk', 'customers'],
  interaction: ['interactions', 'interaction', 'customer/timeline', 'notifications'],
  member: ['members', 'seats', 'session', 'ownership-offers'],
  invitation: ['invitations'],
  tenant: ['tenant', 'seats', 'session'],
  billing: ['billing', 'statement', 'invoices', 'budgets', 'notifications'],
}

/** Something that changed, as the platform's stream tells it. */
export interface Change {
  sequence: number
  type: string
  entity: string
  entityId: string
}

/** Whether what was read under a key may be another after these changes. Of a kind whose keys name one thing, `[kind, id, ...]`, others are left alone. */
export function isStale(queryKey: readonly unknown[], changes: readonly Change[]): boolean {
  const [first, second, third] = queryKey
  if (typeof first !== 'string') return false
  return changes.some(({ entity, entityId }) => {
    const words = reads[entity] ?? []
    if (words.includes(first)) return first !== entity || second === entityId
    return typeof third === 'string' && words.includes(`${first}/${third}`)
  })
}

/** Whether the stream tells of changes to what was read under a key. */
export function isLive(queryKey: readonly unknown[]): boolean {
  return Object.values(reads).some((words) => words.includes(String(queryKey[0])))
}
