import { fill } from '../../shared/i18n/index.ts';
import type { ChapterKey } from '../../shared/plan.ts';
import type { Writing } from './context.ts';
import { escapeText } from './html.ts';
import { see } from './numbering.ts';

/** Chapters whose tables and figures show layers of the project, which may be synthetic. */
const OF_LAYERS: readonly ChapterKey[] = [
  ...(['county', 'conditions', 'targets', 'siteMap', 'fit', 'grid', 'supply', 'environment'] as const),
  ...(['towns', 'maps'] as const),
];

/** Markup of a chapter with a line under each numbered caption that says what the table or figure rests on. */
export function sourced({ text, syntheticLayers }: Writing, chapter: ChapterKey, markup: string): string {
  const t = text.chapters.sources;
  const own = chapter in t ? t[chapter as keyof typeof t] : undefined;
  if (!own) return markup;
  const synthetic = syntheticLayers.length > 0 && OF_LAYERS.includes(chapter);
  const source = synthetic ? fill(t.synthetic, { source: own }) : own;
  const said = escapeText(fill(t.from, { source })).replace(
    /\{(chapter:\w+)\}/g,
    (_, key: string) => see(key).markup,
  );
  return markup.replace(/<\/(?:fig)?caption>/g, (end) => `<small class="from">${said}</small>${end}`);
}
