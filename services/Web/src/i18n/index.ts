import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Words } from './en'

export const languages = ['en', 'zh-TW', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** What a language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-TW': '繁體中文', 'zh-CN': '简体中文' }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: Words }
  }
}

export function isLanguage(tag: unknown): tag is Language {
  return languages.some((language) => language === tag)
}

/** The language among ours that comes nearest to what a browser asks for. */
export function nearest(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase()
    if (lower.startsWith('en')) return 'en'
    if (lower.startsWith('zh')) return /hant|-tw|-hk|-mo/.test(lower) ? 'zh-TW' : 'zh-CN'
  }
  return 'en'
}

const loaders: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import('./en'),
  'zh-TW': () => import('./zh-TW'),
  'zh-CN': () => import('./zh-CN'),
}

const kept = 'cloudcrm.language'
const person = 'cloudcrm.language.person'

/** Speaks a language from now on; its words are fetched when they are first needed. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'words')) i18next.addResourceBundle(language, 'words', (await loaders[language]()).words)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** Speaks a language that the person chose in this browser, also the next time. */
export async function choose(language: Language): Promise<void> {
  localStorage.setItem(kept, language)
  await speak(language)
}

/** The language that was chosen in this browser; null where none was. */
export function chosen(): Language | null {
  const language = localStorage.getItem(kept)
  return isLanguage(language) ? language : null
}

/** Speaks the language of the person or the company behind the session, also when the page is opened anew, until they sign out. */
export async function adopt(language: Language): Promise<void> {
  localStorage.setItem(person, language)
  await speak(language)
}

/** Nobody is signed in any more: what they read is forgotten. */
export function forget(): void {
  localStorage.removeItem(person)
}

function adopted(): Language | null {
  const language = localStorage.getItem(person)
  return isLanguage(language) ? language : null
}

export async function startWords(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', defaultNS: 'words', ns: ['words'], resources: {}, fallbackLng: false, interpolation: { escapeValue: false } })
  await speak(adopted() ?? chosen() ?? nearest(navigator.languages))
}
