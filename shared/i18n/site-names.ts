import type { SiteKind } from '../domain.ts';
import type { Language } from './index.ts';

const DEFAULT_NAMES = {
  zh: { rooftop: '屋顶光伏', agrivoltaic: '农光互补' },
  en: { rooftop: 'Rooftop PV', agrivoltaic: 'Agrivoltaic' },
};

/** What a site is called until the planner names it. */
export function defaultSiteName(
  kind: SiteKind,
  number: number,
  { language }: { language: Language },
): string {
  return `${DEFAULT_NAMES[language][kind]} ${number}`;
}
