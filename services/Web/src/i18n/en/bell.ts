export const bell = {
  title: 'Notifications',
  unread_one: 'Notifications: {{count}} unread',
  unread_other: 'Notifications: {{count}} unread',
  isUnread: 'Unread',
  readAll: 'Mark all read',
  none: 'Nothing new',
  noneText: 'Mentions, tasks and word about your bills show up here.',
  kind: {
    mention: 'Mention',
    taskAssigned: 'Task for you',
    taskReminder: 'Reminder',
    billing: 'Billing',
  },
}
