import i18next, { type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseWords } from '../../shared/i18n/choose-words.ts';
import { ui as en } from '../../shared/i18n/en/ui.ts';
import { ui as zh } from '../../shared/i18n/zh/ui.ts';

export type Language = 'zh' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof zh };
  }
}

const KEY = 'planner.language';

/** BCP 47 tag used for `Intl` and the document's `lang`. */
export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

function remembered(): Language {
  const stored = localStorage.getItem(KEY);
  return stored === 'en' ? 'en' : 'zh';
}

/** Quotation marks and the apostrophe: of the Chinese face they are as wide as a character. */
let latinMarks: FontFace | null = null;

/** Says of the document which language it is in, and takes marks as wide as that has them. */
function markLanguage(language: Language): void {
  document.documentElement.lang = localeOf(language);
  latinMarks ??= new FontFace(
    'Latin marks',
    ['Segoe UI', 'Helvetica Neue', 'Arial', 'Liberation Sans', 'DejaVu Sans']
      .map((name) => `local('${name}')`)
      .join(),
    { unicodeRange: 'U+2018-201D' },
  );
  if (language === 'en') document.fonts.add(latinMarks);
  else document.fonts.delete(latinMarks);
}

/** Has texts take the words that go with their numbers. */
const WORDS: PostProcessorModule = {
  type: 'postProcessor',
  name: 'words',
  process: (text, _, values) => chooseWords(text, values),
};

/** Loads the window's texts; Chinese is first, the planner's last choice is kept. */
export async function startI18n(): Promise<Language> {
  const language = remembered();
  await i18next
    .use(WORDS)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'zh',
      defaultNS: 'ui',
      resources: { zh: { ui: zh }, en: { ui: en } },
      interpolation: { escapeValue: false },
      postProcess: WORDS.name,
      returnNull: false,
    });
  markLanguage(language);
  return language;
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  markLanguage(language);
  await i18next.changeLanguage(language);
}

type Table = Readonly<Record<string, unknown>>;

/** A text under a table of the window's texts whose key comes from data (a loss name, a class), or `fallback`. */
export function textOf(table: Table, key: string, fallback: string = key): string {
  const text = Object.hasOwn(table, key) ? table[key] : undefined;
  return typeof text === 'string' ? text : fallback;
}

export const texts: Record<Language, typeof zh> = { zh, en };
