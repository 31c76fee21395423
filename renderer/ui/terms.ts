import type { terms as zh } from '../../shared/i18n/zh/terms.ts';
import { texts } from '../base/i18n.ts';
import { update, useStore } from '../base/store.ts';

export type TermKey = keyof typeof zh;

/** The terms in the window's language. */
export function useTerms(): (typeof texts)['zh']['terms'] {
  const language = useStore((state) => state.language);
  return texts[language].terms;
}

export const openTerms = (): void => update({ dialog: 'terms' });
