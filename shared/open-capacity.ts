import { z } from 'zod';
import { gridClassSchema } from './grid.ts';
import { bounds } from './grid-figures.ts';
import { plannedLimitSchema } from './planned-limits.ts';

export const GRID_OBJECTS = ['county', 'station', 'feeder', 'transformer'] as const;
/**
 * What is not known of an object and was assumed: no load is taken as none, no feeder or substation as the nearest, a
 * typical transformer as surveyed.
 */
const GRID_MISSING = ['rating', 'count', 'load', 'system', 'station', 'feeder', 'survey'] as const;
/** What is wrong with an object: the rest is worked out without it. */
const GRID_PROBLEMS = [
  'feeder-without-station',
  'line-without-transformer',
  'transformer-without-feeder',
  'operation-count',
  'bad-rating',
  'bad-load',
  'bad-voltage',
  'bad-mode',
  'bad-parent',
] as const;
export type GridProblem = (typeof GRID_PROBLEMS)[number];
const gridObjectSchema = z.object({
  /** `county`, `station:3`, `feeder:2`, `transformer:7`. */
  id: z.string(),
  kind: z.enum(GRID_OBJECTS),
  name: z.string(),
  voltageKv: z.number().nullable(),
  /** The object it hangs on; null of the county. */
  parentId: z.string().nullable(),
  hostingMw: bounds,
  connectedMw: z.number(),
  filedMw: z.number(),
  openForConnectionMw: bounds,
  openForFilingMw: bounds,
  grade: gridClassSchema,
  ratingMva: z.number().nullable(),
  /** At the typical time. */
  loadMw: z.number(),
  reverseLoadRate: z.number().nullable(),
  missing: z.array(z.enum(GRID_MISSING)),
  /** From this year on it is so, by works that the scenario has taken over; null as it is today. */
  worksYear: z.number().int().nullable(),
  /** Planned limit of output that the scenario chose for it, and the largest output over capacity it leaves; null for none. */
  plannedLimit: plannedLimitSchema.extend({ maxOutputFactor: z.number() }).nullable(),
});
export type GridObject = z.output<typeof gridObjectSchema>;

/** PV that is filed, in its place in the queue: by year, then as entered. */
const queuedSchema = z.object({
  plantId: z.number().int(),
  name: z.string(),
  year: z.number().nullable(),
  mw: z.number(),
  /** The object of those it hangs on with least left, and what that has left for connection after it, MW. */
  limitedBy: z.string().nullable(),
  leftMw: z.number().nullable(),
});

/** Output of `grid.openCapacity`. */
export const openCapacitySchema = z.object({
  objects: z.array(gridObjectSchema),
  problems: z.array(z.object({ code: z.enum(GRID_PROBLEMS), id: z.string(), name: z.string() })),
  /** Day and quarter it is of, `2026-07-01` and `2026Q3`. */
  date: z.string(),
  quarter: z.string(),
  /** Beijing hour of the year. */
  typicalHour: z.number().int(),
  typicalFrom: z.enum(['hours', 'typed']),
  maxOutputFactor: z.number(),
  maxOutputFrom: z.enum(['hours', 'typed']),
  /** What was entered of PV that is there or filed; none entered is not none there. */
  existing: z.object({ count: z.number().int(), connectedMw: z.number(), filedMw: z.number() }),
  /** What is filed, in order of filing, and what is open for connection after each on its way to the county. */
  queue: z.array(queuedSchema),
});
export type OpenCapacity = z.output<typeof openCapacitySchema>;

/** Names that a sentence about alike problems lists; the rest is counted. */
const NAMES_SAID = 3;

/** Problems that are alike put together: one sentence tells of all, with the first names and how many there are. */
export function alikeProblems(
  problems: OpenCapacity['problems'],
  language: 'zh' | 'en',
): { code: GridProblem; names: string }[] {
  return [...Map.groupBy(problems, ({ code }) => code)].map(([code, all]) => {
    const [said, more] = [all.slice(0, NAMES_SAID), all.length - NAMES_SAID];
    const quoted = said.map(({ name }) => `“${name}”`);
    const names =
      language === 'zh'
        ? `${quoted.join('、')}${more > 0 ? `等 ${all.length} 个` : ''}`
        : `${quoted.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return { code, names };
  });
}

/** Decimals of a megawatt that tell of an object: a village's transformer has kilowatts. */
export const megawattDigits = ({ kind }: Pick<GridObject, 'kind'>): number =>
  kind === 'transformer' ? 3 : 2;

/** The limit that an object has for itself: the county's holds for all and is told once, of the county. */
export function ownLimit(
  { kind, plannedLimit }: GridObject,
  objects: readonly GridObject[],
): GridObject['plannedLimit'] {
  const county = kind === 'county' ? null : objects.find((each) => each.kind === 'county')?.plannedLimit;
  const same = county && county.by === plannedLimit?.by && county.share === plannedLimit.share;
  return same ? null : plannedLimit;
}
