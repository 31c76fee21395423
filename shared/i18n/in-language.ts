const PASSAGE = /⟦([^⟦⟧]*?) ‖ ([^⟦⟧]*)⟧/g;

/** Between parts of a source that is put together, in either language. */
export const COLON = '⟦： ‖ : ⟧';
export const SEMICOLON = '⟦； ‖ ; ⟧';

/** A text of the data in one language: of each passage `⟦中文 ‖ English⟧` in it the half that is meant. */
export const inLanguage = (text: string, language: 'zh' | 'en'): string =>
  text.replace(PASSAGE, language === 'zh' ? '$1' : '$2');
