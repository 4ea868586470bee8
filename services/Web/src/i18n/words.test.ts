import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { words as en } from './en'
import { words as zhCN } from './zh-CN'
import { words as zhTW } from './zh-TW'

type Tree = { [name: string]: string | Tree }

function keysOf(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, inner]): [string, string][] =>
    typeof inner === 'string' ? [[prefix + name, inner]] : keysOf(inner, `${prefix}${name}.`),
  )
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? entry.name === 'i18n'
        ? []
        : sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') && entry.name !== 'schema.d.ts'
        ? [readFileSync(join(folder, entry.name), 'utf8')]
        : [],
  )
}

const english = keysOf(en)

describe('words', () => {
  it.each([
    ['zh-TW', zhTW],
    ['zh-CN', zhCN],
  ])('are complete in %s, with the same places for values', (_, words) => {
    const places = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
    const others = new Map(keysOf(words))
    expect([...others.keys()].sort()).toEqual(english.map(([key]) => key).sort())
    for (const [key, text] of english) {
      expect(others.get(key), key).not.toBe('')
      expect(places(others.get(key) ?? ''), key).toEqual(places(text))
    }
  })

  it('are all used', () => {
    const all = sources(join(import.meta.dirname, '..')).join('\n')
    // t('a.b') by name, or t(`a.b.${…}`) by its beginning.
    const beginnings = [...all.matchAll(/`([\w.]+)\$\{/g)].map((match) => match[1] ?? '')
    const unused = english
      .map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
      .filter((key) => !all.includes(`'${key}'`) && !beginnings.some((beginning) => beginning.includes('.') && key.startsWith(beginning)))
    expect(unused).toEqual([])
  })
})
