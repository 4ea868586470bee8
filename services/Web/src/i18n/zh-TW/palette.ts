import type { Words } from '../en'

export const palette: Words['palette'] = {
  title: '前往',
  open: '搜尋',
  find: '頁面與客戶',
  nothing: '找不到「{{text}}」',
}
