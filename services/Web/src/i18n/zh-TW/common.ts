import type { Words } from '../en'

export const common: Words['common'] = {
  retry: '再試一次',
  signOut: '登出',
  more: '更多',
  undo: '復原',
  close: '關閉',
  language: '語言',
  done: '完成',
  cancel: '取消',
  save: '儲存',
  edit: '編輯',
  delete: '刪除',
  copied: '已複製',
  copy: '複製',
  showPassword: '顯示密碼',
}
