import type { Words } from '../en'

export const nav: Words['nav'] = {
  home: '首頁',
  customers: '客戶',
  inbox: '收件匣',
  billing: '帳單',
  main: '主要',
  skip: '跳到內容',
  dark: '深色',
  light: '淺色',
  settings: '設定',
  account: '帳號',
}
