import type { ErrorParams, PlannerError } from '../errors.ts';
import { errors as errorsEn } from './en/errors.ts';
import { roofNotes as roofNotesEn } from './en/roof-notes.ts';
import { weather as weatherEn } from './en/weather.ts';
import { errors as errorsZh } from './zh/errors.ts';
import { roofNotes as roofNotesZh } from './zh/roof-notes.ts';
import { weather as weatherZh } from './zh/weather.ts';

export type Language = 'zh' | 'en';

const messages: Record<Language, Record<string, string>> = {
  zh: { ...errorsZh, ...weatherZh, ...roofNotesZh },
  en: { ...errorsEn, ...weatherEn, ...roofNotesEn },
};

/** Puts values into the `{name}` blanks of a message. */
export function fill(message: string, params: ErrorParams): string {
  return message.replace(/\{(\w+)\}/g, (blank, name: string) => String(params[name] ?? blank));
}

/** What went wrong and what to do about it, in the planner's language. */
export function errorMessage(error: PlannerError, language: Language): string {
  return fill(messages[language][error.code] ?? error.code, error.params);
}

/** The text behind a note's or error's code, in the planner's language. */
export function noteMessage(code: string, params: ErrorParams, language: Language): string {
  return fill(messages[language][code] ?? code, params);
}
