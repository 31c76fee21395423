import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table } from './parts.ts';

/** Every land rule under its layer, checked or not. */
export function landLayers({ plan, ui, text, format }: Writing): Html | false {
  const { rules, sites, emptyLayers, withoutFeatures } = plan.land;
  if (rules.length === 0 || sites.length === 0) return false;
  const t = text.chapters.landLayers;
  const checked = new Set(sites.flatMap((site) => site.checked));
  const open = new Set(sites.flatMap((site) => site.unchecked));
  const stateOf = (code: string): keyof typeof t =>
    !checked.has(code)
      ? 'none'
      : withoutFeatures.includes(code)
        ? 'noClass'
        : open.has(code)
          ? 'partly'
          : 'checked';
  const layers = [...new Set(rules.map(({ layer }) => layer))];
  const rows = layers.flatMap((layer) => {
    const states = new Map<string, string[]>();
    for (const { code } of rules.filter((rule) => rule.layer === layer)) {
      if (!checked.has(code) && !open.has(code)) continue;
      const state = emptyLayers.includes(layer) ? t.none : t[stateOf(code)];
      states.set(state, [...(states.get(state) ?? []), ui.rules.names[code] ?? code]);
    }
    return [...states].map(([state, names]) => [
      layer === 'feeders' ? ui.grid.feeders : ui.layers[layer],
      names.join(format.listed),
      state === t.none ? html`<strong>${state}</strong>` : state,
    ]);
  });
  return table(
    t.caption,
    [{ label: t.layer, width: '14%' }, { label: t.rules }, { label: t.state, width: '28%' }],
    rows,
  );
}
