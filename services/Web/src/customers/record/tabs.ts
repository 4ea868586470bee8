/** What stands beside a customer's profile; on a phone the profile is one of them. */
export const tabs = ['profile', 'timeline', 'notes', 'tasks', 'files', 'duplicates', 'history'] as const

export type Tab = (typeof tabs)[number]
