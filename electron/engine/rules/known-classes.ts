import { BUILDING_CLASSES } from '../../../shared/building-classes.ts';
import type { LandRule, RuleLayer } from '../../../shared/land-rules.ts';

/**
 * Classes that no land rule is about, of which it is known what they are: lesser roads by the names of OpenStreetMap and
 * of land surveys, and buildings that are no homes.
 */
const WITHOUT_RULE: Record<RuleLayer, readonly string[]> = {
  farmland: [],
  exclusions: [],
  roads: [
    ...[
      'residential',
      'living_street',
      'service',
      'track',
      'path',
      'footway',
      'cycleway',
      'pedestrian',
      'steps',
    ],
    ...['unclassified', 'bridleway', 'village', '村道', '农村道路', '田间道路', '生产道路', '机耕路', '巷道'],
  ],
  buildings: BUILDING_CLASSES.filter((name) => name !== 'unclassified'),
  feeders: [],
};

/**
 * The classes of a layer's features of which it is known which rules are about them. One of any other class may be what a
 * rule forbids under another name.
 *
 * @param rules all rules, of whatever date
 */
export const knownClasses = (layer: RuleLayer, rules: readonly LandRule[]): ReadonlySet<string> =>
  new Set([...rules.flatMap((rule) => (rule.layer === layer ? rule.classes : [])), ...WITHOUT_RULE[layer]]);
