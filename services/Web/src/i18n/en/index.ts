import { access } from './access'
import { acts } from './acts'
import { audit } from './audit'
import { billing } from './billing'
import { company } from './company'
import { fields } from './fields'
import { webhooks } from './webhooks'
import { settings } from './settings'
import { account } from './account'
import { bell } from './bell'
import { common } from './common'
import { customer } from './customer'
import { customers } from './customers'
import { home } from './home'
import { importing } from './importing'
import { inbox } from './inbox'
import { live } from './live'
import { nav } from './nav'
import { operator } from './operator'
import { palette } from './palette'
import { refused } from './refused'

/** All words of the pages, one file a capability. The other languages have the same keys: the compiler sees to it. */
export const words = {
  common,
  nav,
  access,
  billing,
  home,
  operator,
  refused,
  customer,
  customers,
  importing,
  inbox,
  live,
  settings,
  account,
  acts,
  audit,
  company,
  fields,
  webhooks,
  bell,
  palette,
}

export type Words = typeof words
