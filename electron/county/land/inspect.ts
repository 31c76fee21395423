import type { Area } from '../../../shared/geometry.ts';
import { type LandRule, RULE_LAYERS, type RuleLayer, type SiteLand } from '../../../shared/land-rules.ts';
import { widenedBounds } from '../../engine/local-plane.ts';
import {
  checkGround,
  checkRule,
  type LandFeature,
  type Plot,
  plotOf,
} from '../../engine/rules/check-rule.ts';
import { groundUnder } from '../../engine/terrain/area.ts';
import type { Document } from '../../store/document.ts';
import { type FeatureCache, featuresIn } from '../../store/nearby.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { outlineOf } from '../../store/sites.ts';
import { hasTerrain, terrainGrid } from '../terrain/grid.ts';

/** What sites are held against. */
export interface Ground {
  rules: readonly LandRule[];
  empty: ReadonlySet<RuleLayer>;
  /** Classes of each layer of which it is known which rules are about them. */
  known: Readonly<Record<RuleLayer, ReadonlySet<string>>>;
}

/** What the rules find at a site, and which could not be checked. */
export type Findings = Pick<SiteLand, 'findings' | 'checked' | 'unchecked'>;

/**
 * Holds a site against every land rule of its kind; overrides are not counted in.
 * @param read keeps features for the next site, where many are looked at in a row
 * @param outline reads a site's outline
 */
export function inspect(
  document: Document,
  { rules: all, empty, known }: Ground,
  row: MirroredSite,
  read?: FeatureCache,
  outline: (id: number) => Area | null = (id) => outlineOf(document, id),
): Findings {
  const findings: SiteLand['findings'] = [];
  const unchecked: string[] = [];
  let plot: Plot | null = null;
  for (const layer of RULE_LAYERS) {
    const asked = all.filter((rule) => rule.layer === layer && rule.kinds.includes(row.kind));
    if (asked.length === 0) continue;
    const reachM = Math.max(...asked.map((rule) => (rule.test === 'distance' ? rule.limit + rule.edgeM : 0)));
    const bounds = reachM > 0 ? widenedBounds(row.bounds, reachM) : row.bounds;
    const near = empty.has(layer)
      ? []
      : named(layer, known[layer], featuresIn(document, layer, bounds, read));
    if (near.length === 0 && !(asked.some(({ test }) => test === 'slope') && hasTerrain(document))) {
      // Nothing near breaks no rule where the layer has features at all, and says nothing of a slope.
      unchecked.push(
        ...asked.filter(({ test }) => test === 'slope' || empty.has(layer)).map(({ code }) => code),
      );
      continue;
    }
    plot ??= plotOf(outline(row.id)!, row.areaM2);
    for (const rule of asked) {
      if (empty.has(layer) && rule.test !== 'slope') {
        unchecked.push(rule.code);
        continue;
      }
      const finding = checkSlopeToo(document, plot, rule, near);
      if (finding === 'unchecked') unchecked.push(rule.code);
      else if (finding) findings.push({ ...finding, override: null });
    }
  }
  const checked = all.filter(({ code, kinds }) => kinds.includes(row.kind) && !unchecked.includes(code));
  return { findings, checked: checked.map(({ code }) => code), unchecked };
}

/**
 * Features of a layer; one of a class that is not known counts as one without: it may be what a rule forbids under another
 * name. Lines have theirs by their voltage.
 */
function named(layer: RuleLayer, known: ReadonlySet<string>, features: LandFeature[]): LandFeature[] {
  if (layer === 'feeders') return features;
  return features.map((each) => (each.class && !known.has(each.class) ? { ...each, class: null } : each));
}

/** A rule held against the layer and, where it is about slope and the layer shows none, against the terrain. */
function checkSlopeToo(
  document: Document,
  plot: Plot,
  rule: LandRule,
  near: Parameters<typeof checkRule>[2],
): ReturnType<typeof checkRule> {
  const finding = checkRule(plot, rule, near);
  if (rule.test !== 'slope' || (finding && finding !== 'unchecked')) return finding;
  const grid = terrainGrid(document);
  const ground = grid && groundUnder(grid, plot.geometry);
  return ground ? checkGround(rule, ground) : finding;
}
