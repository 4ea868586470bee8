import type { Words } from '../en'

export const live: Words['live'] = {
  lost: '連線中斷，畫面可能不是最新的；恢復後會自動補上。',
}
