import type { DeskEvent } from '../../shared/contract.ts';

/** What the window is told of a change, without more. */
type ChangeEvent = Extract<DeskEvent['type'], `${string}.changed`>;

const PRICED: readonly ChangeEvent[] = ['scenarios.changed', 'sites.changed'];
const NOTHING: readonly ChangeEvent[] = [];

/** The events that follow from a change of each table. */
const EVENTS: ReadonlyMap<string, readonly ChangeEvent[]> = new Map(
  Object.entries({
    sites: ['sites.changed'],
    planner_rule_overrides: ['sites.changed'],
    planner_scenarios: PRICED,
    planner_left_out: PRICED,
    planner_in_service: PRICED,
    planner_rules: PRICED,
    planner_rules_date: PRICED,
    planner_rules_kept: PRICED,
    planner_price_year: PRICED,
    site_photos: ['photos.changed'],
    site_photo_pictures: NOTHING,
    planner_sketches: ['sketches.changed'],
    planner_templates: ['templates.changed'],
    consumers: ['consumers.changed'],
    planner_groups: ['consumers.changed'],
    terrain: NOTHING,
    planner_terrain: ['terrain.changed', 'sites.changed'],
    surface: NOTHING,
    planner_surface: ['roofs.changed'],
    feeders: ['feeders.changed'],
    transformers: ['feeders.changed'],
    existing_pv: ['feeders.changed'],
    planner_connections: ['feeders.changed'],
    county_boundary: ['project.changed'],
    planner_weather: ['weather.changed'],
    planner_plan_texts: NOTHING,
    planner_roofs_left_out: NOTHING,
    planner_county_facts: NOTHING,
  }),
);
/** All others are layers of the map, or hang on one. */
const LAYER: readonly ChangeEvent[] = ['context.changed'];

/** The events that follow from a change of these tables, each once. */
export const eventsOf = (tables: Iterable<string>): ChangeEvent[] => [
  ...new Set([...[...tables].flatMap((table) => EVENTS.get(table) ?? LAYER), 'history.changed' as const]),
];
