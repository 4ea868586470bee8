export const nav = {
  home: 'Home',
  customers: 'Customers',
  inbox: 'Inbox',
  billing: 'Billing',
  main: 'Main',
  skip: 'Skip to the page',
  dark: 'Dark',
  light: 'Light',
  settings: 'Settings',
  account: 'Account',
}
