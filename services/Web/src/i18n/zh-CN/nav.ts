import type { Words } from '../en'

export const nav: Words['nav'] = {
  home: '首页',
  customers: '客户',
  inbox: '收件箱',
  billing: '账单',
  main: '主要',
  skip: '跳到内容',
  dark: '深色',
  light: '浅色',
  settings: '设置',
  account: '账号',
}
