import type { ErrorParams, PlannerError } from '../errors.ts';
import { chooseWords } from './choose-words.ts';
import { errors as errorsEn } from './en/errors.ts';
import { gridFields as gridFieldsEn } from './en/grid-fields.ts';
import { roofNotes as roofNotesEn } from './en/roof-notes.ts';
import { weather as weatherEn } from './en/weather.ts';
import { inLanguage } from './in-language.ts';
import { errors as errorsZh } from './zh/errors.ts';
import { gridFields as gridFieldsZh } from './zh/grid-fields.ts';
import { roofNotes as roofNotesZh } from './zh/roof-notes.ts';
import { weather as weatherZh } from './zh/weather.ts';

export type Language = 'zh' | 'en';

const messages: Record<Language, Record<string, string>> = {
  zh: { ...errorsZh, ...weatherZh, ...roofNotesZh },
  en: { ...errorsEn, ...weatherEn, ...roofNotesEn },
};

/** Figures of the grid by name, for the messages about them. */
const gridFields: Record<Language, Readonly<Record<string, string>>> = { zh: gridFieldsZh, en: gridFieldsEn };
const ABOUT_GRID = /^(grid|feeder|transformer|station|existing)\./;

/** The blanks of a message about the grid with its figure by the name that a planner knows. */
function named(code: string, params: ErrorParams, language: Language): ErrorParams {
  if (params.field === undefined || !ABOUT_GRID.test(code)) return params;
  const last =
    String(params.field)
      .split('.')
      .findLast((part) => !/^\d+$/.test(part)) ?? '';
  const known = gridFields[language];
  return Object.hasOwn(known, last) ? { ...params, field: known[last]! } : params;
}

const BLANK = /\{(\w+)\}/g;

/**
 * Puts values into the `{name}` blanks of a message, and into `{name|one|many}` the words that go with one of them or with
 * another number.
 */
export function fill(message: string, params: ErrorParams): string {
  return chooseWords(message, params).replace(BLANK, (blank, name: string) => String(params[name] ?? blank));
}

/** What went wrong and what to do about it, in the planner's language. */
export function errorMessage(error: PlannerError, language: Language): string {
  return noteMessage(error.code, error.params, language);
}

/** The text behind a note's or error's code, in the planner's language. */
export function noteMessage(code: string, params: ErrorParams, language: Language): string {
  return inLanguage(fill(messages[language][code] ?? code, named(code, params, language)), language);
}
