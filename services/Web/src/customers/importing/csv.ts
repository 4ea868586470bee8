/** The first rows of a CSV file: fields in quotes may hold commas and lines. */
export function rowsOf(text: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  const source = text.replace(/^\uFEFF/, '')
  for (let at = 0; at < source.length && rows.length < most; at++) {
    const sign = source.charAt(at)
    if (isQuoted) {
      if (sign !== '"') field += sign
      else if (source[at + 1] === '"') field += source.charAt(at++)
      else isQuoted = false
    } else if (sign === '"' && field === '') isQuoted = true
    else if (sign === ',') {
      row.push(field)
      field = ''
    } else if (sign === '\n') {
      rows.push([...row, field.replace(/\r$/, '')])
      row = []
      field = ''
    } else field += sign
  }
  if (rows.length < most && (field !== '' || row.length > 0)) rows.push([...row, field])
  return rows
}

/** What a column of a file could be, in words of three languages. */
const words: Record<string, RegExp> = {
  externalId: /^(external ?id|id|customer ?(id|no|number)|編號|編号|编号|客戶編號|客户编号)$/,
  name: /^(name|full ?name|customer|company|姓名|名稱|名称|客戶|客户)$/,
  mail: /mail|信箱|邮箱|郵件|邮件/,
  phone: /phone|mobile|tel|電話|手機|电话|手机/,
  handle: /handle|twitter|line|wechat|帳號|账号/,
  tags: /^(tags?|labels?|標籤|标签)$/,
  street: /street|address|地址/,
  city: /city|town|城市/,
  region: /region|state|province|省|州/,
  postalCode: /zip|postal|post ?code|郵遞|邮编|邮政/,
  country: /country|國家|国家/,
}

/** Guesses what becomes of columns; each thing but phones, mails and handles is guessed once. */
export function guess(columns: readonly string[], fields: readonly { key: string; label: string }[]): Record<string, string> {
  const taken = new Set<string>()
  const guessed: Record<string, string> = {}
  for (const column of columns) {
    const called = column.trim().toLowerCase().replaceAll('_', ' ')
    const own = fields.find(({ key, label }) => key.toLowerCase() === column.trim().toLowerCase() || label.toLowerCase() === called)
    const plain = column
      .trim()
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replaceAll('_', ' ')
    const target =
      own !== undefined
        ? `fields.${own.key}`
        : Object.keys(words).find((name) => words[name]?.test(called) === true || words[name]?.test(plain) === true)
    if (target === undefined || (taken.has(target) && !several.includes(target))) continue
    taken.add(target)
    guessed[column] = target
  }
  return guessed
}

/** What several columns of a file may hold. */
export const several = ['phone', 'mail', 'handle']
