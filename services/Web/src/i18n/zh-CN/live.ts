import type { Words } from '../en'

export const live: Words['live'] = {
  lost: '连接中断，显示的内容可能不是最新的；恢复后会自动补上。',
}
