import type { Words } from '../en'

export const bell: Words['bell'] = {
  title: '通知',
  unread_one: '通知：{{count}} 条未读',
  unread_other: '通知：{{count}} 条未读',
  isUnread: '未读',
  readAll: '全部标为已读',
  none: '没有新通知',
  noneText: '提及您的备注、分配的任务与账务消息会出现在这里。',
  kind: {
    mention: '提及',
    taskAssigned: '分配给您的任务',
    taskReminder: '提醒',
    billing: '账务',
  },
}
