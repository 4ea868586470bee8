import type { Words } from '../en'

export const common: Words['common'] = {
  retry: '重试',
  signOut: '退出登录',
  more: '更多',
  undo: '撤销',
  close: '关闭',
  language: '语言',
  done: '完成',
  cancel: '取消',
  save: '保存',
  edit: '编辑',
  delete: '删除',
  copied: '已复制',
  copy: '复制',
  showPassword: '显示密码',
}
