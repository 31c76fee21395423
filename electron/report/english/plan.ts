import type { PlanData } from '../plan-data.ts';
import { romanise } from './romanise.ts';
import { withTitles } from './titles.ts';

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** What the planner wrote for this plan, and official documents, which the markup names: left as they are. */
const KEPT = new Set(['title', 'author', 'decision', 'texts', 'facts', 'rules', 'logo', 'notices', 'photos']);

/** Whether a text is a Chinese name; sources with their titles are left to the markup. */
const isName = (text: string): boolean =>
  CHINESE.test(text) && !text.includes('⟦') && withTitles(text, (title) => `*${title}`) === text;

/**
 * A plan's data for English readers: every name romanised, so that maps and tables have room for what they print.
 * Different names stay different.
 */
export function englishPlan(plan: PlanData): PlanData {
  const told = new Map<string, string>();
  const owners = new Map<string, string>();
  const name = (text: string): string => {
    const known = told.get(text);
    if (known !== undefined) return known;
    const english = romanise(text);
    let own = english;
    for (let n = 2; (owners.get(own) ?? text) !== text; n++) own = `${english} (${n})`;
    owners.set(own, text);
    told.set(text, own);
    return own;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return isName(value) ? name(value) : value;
    if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(walk);
    if (value instanceof Map || value === null || typeof value !== 'object' || ArrayBuffer.isView(value))
      return value;
    const { geometry, ...rest } = value as { geometry?: unknown };
    const entries = Object.entries(rest).map(([key, inner]) => [key, walk(inner)]);
    return geometry === undefined
      ? Object.fromEntries(entries)
      : { ...Object.fromEntries(entries), geometry };
  };
  const entries = Object.entries(plan).map(([key, value]) => [key, KEPT.has(key) ? value : walk(value)]);
  const english = Object.fromEntries(entries) as PlanData;
  // By these the counties and their province are named in English.
  const { name: chinese, province } = plan.county;
  return { ...english, county: { ...english.county, name: chinese, province } };
}

/** What the planner wrote, which is marked so, and tags stay; of all other text only official titles are left in Chinese. */
export const englishMarkup = (markup: string): string =>
  markup.replace(/<(\w+) class="(?:\w+ )?own"[^>]*>[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g, (part) => {
    if (part.startsWith('<') || !CHINESE.test(part)) return part;
    const titles: string[] = [];
    const marked = withTitles(part, (chinese) => `\ue000${titles.push(chinese) - 1}\ue001`);
    return romanise(marked).replace(
      /\ue000(\d+)\ue001/g,
      (_, index: string) => `<span class="official" lang="zh">${titles[Number(index)]}</span>`,
    );
  });
