import type { Words } from '../en'

export const bell: Words['bell'] = {
  title: '通知',
  unread_one: '通知：{{count}} 則未讀',
  unread_other: '通知：{{count}} 則未讀',
  isUnread: '未讀',
  readAll: '全部標為已讀',
  none: '沒有新通知',
  noneText: '提及您的備註、指派的任務與帳務訊息會出現在這裡。',
  kind: {
    mention: '提及',
    taskAssigned: '指派給您的任務',
    taskReminder: '提醒',
    billing: '帳務',
  },
}
