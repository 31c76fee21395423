import type { Language } from './index.ts';

const PASSAGE = /⟦([^⟦⟧]*?) ‖ ([^⟦⟧]*)⟧/g;

/** A text of the data in one language: of each passage `⟦中文 ‖ English⟧` in it the half that is meant. */
export const inLanguage = (text: string, language: Language): string =>
  text.replace(PASSAGE, language === 'zh' ? '$1' : '$2');
