import type { Words } from '../en'

export const palette: Words['palette'] = {
  title: '前往',
  open: '搜索',
  find: '页面与客户',
  nothing: '找不到“{{text}}”',
}
