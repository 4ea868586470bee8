import { describe, expect, it } from 'vitest'
import { guess, rowsOf } from './csv'

describe('csv', () => {
  it('reads the first rows, with quotes, commas and lines in fields', () => {
    expect(rowsOf('\uFEFFname,note\r\n"Lin, Mei","says ""hi""\nand goes"\nBo,\nrest', 3)).toEqual([
      ['name', 'note'],
      ['Lin, Mei', 'says "hi"\nand goes'],
      ['Bo', ''],
    ])
    expect(rowsOf('a,b', 5)).toEqual([['a', 'b']])
  })

  it('guesses what columns hold', () => {
    expect(
      guess(
        ['External ID', 'Full name', 'E-mail', 'Second mail', 'Mobile', 'Tenure', 'notes', 'postalCode'],
        [{ key: 'tenure', label: 'Years' }],
      ),
    ).toEqual({
      'External ID': 'externalId',
      'Full name': 'name',
      'E-mail': 'mail',
      'Second mail': 'mail',
      Mobile: 'phone',
      Tenure: 'fields.tenure',
      postalCode: 'postalCode',
    })
    expect(guess(['姓名', '電話'], [])).toEqual({ 姓名: 'name', 電話: 'phone' })
  })
})
