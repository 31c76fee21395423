import type { z } from 'zod';
import { type Field, fieldOf } from './assumption-shown.ts';
import { type Assumptions, assumptionsSchema } from './domain.ts';

/** Groups of assumptions, whose figures are named `group.figure`. */
const GROUPS = ['lossTree', 'carbon', 'fit', 'money', 'supply'] as const;
export type Group = (typeof GROUPS)[number];

const isGroup = (key: string): key is Group => (GROUPS as readonly string[]).includes(key);

/** The schemas of a group's members by their names; those of `''` are in no group. */
function members(group: Group | ''): [key: string, schema: z.ZodType][] {
  const { shape } = assumptionsSchema;
  const inner = group === '' ? shape : shape[group].unwrap().shape;
  return Object.entries(inner as Record<string, z.ZodType>).filter(([key]) => group !== '' || !isGroup(key));
}

/**
 * Every assumption that is one number, choice or switch, by its key, `albedo` or `money.discountRate`, in the order of
 * the schemas. What else one is called and how it is explained stands in the texts; editor, plan, history, files and the
 * count of changes follow from here.
 */
export const FIELDS: ReadonlyMap<string, Field> = new Map(
  (['', ...GROUPS] as const).flatMap((group) =>
    members(group).flatMap(([key, schema]) => {
      // Weather is chosen among the years of the document, not typed.
      const field = key === 'weatherId' ? null : fieldOf(schema);
      return field ? [[group === '' ? key : `${group}.${key}`, field] as const] : [];
    }),
  ),
);

/** Assumptions about things of one document, by their ids there: not to be shared with another. */
export const OF_ONE_DOCUMENT: readonly string[] = [
  'weatherId',
  'supply.ratingsMva',
  'supply.storesKwh',
  'supply.storesKw',
  'supply.gridWorks',
  'money.siteTerms',
  'supply.plannedLimits',
];

export interface AssumptionItem {
  /** `albedo`, `money.discountRate`. */
  key: string;
  value: unknown;
  normal: unknown;
  changed: boolean;
}

/** Every assumption of a scenario by its key, in the order of the schema, with its default. */
export function assumptionList(assumptions: Assumptions): AssumptionItem[] {
  const defaults = assumptionsSchema.parse({});
  const item = (key: string, value: unknown, normal: unknown): AssumptionItem => ({
    ...{ key, value, normal },
    changed: JSON.stringify(value) !== JSON.stringify(normal),
  });
  return Object.entries(defaults).flatMap(([key, normal]) => {
    const group = GROUPS.find((each) => each === key);
    if (!group) return [item(key, assumptions[key as keyof Assumptions], normal)];
    return Object.entries(normal as object).map(([inner, each]) =>
      item(`${group}.${inner}`, (assumptions[group] as Record<string, unknown>)[inner], each),
    );
  });
}
