import { z } from 'zod';
import { type ZonePart, zonePartSchema } from './grid-zone.ts';

/** Years in which works may be done. */
export const worksYearSchema = z.number().int().min(2000).max(2100);

/** Works that a scenario has taken over for an object of the grid: what opens it, and from which year on it is there. */
const adoptedWorksSchema = z
  .object({ year: worksYearSchema, parts: z.array(zonePartSchema).max(20) })
  .strict();
export type AdoptedWorks = z.output<typeof adoptedWorksSchema>;

/** Works by the objects they are at, which are named as `grid.openCapacity` names them. */
export const gridWorksSchema = z.record(
  z.string().regex(/^(station|feeder|transformer):\d{1,15}$/),
  adoptedWorksSchema,
);
export type GridWorks = z.output<typeof gridWorksSchema>;

/** Hours of storage that is bought with works, of its rated power. */
export const WORKS_STORE_HOURS = 2;

/** What works cost at once, yuan: a planned limit costs what it curtails, which the account has. */
export const capitalYuan = ({ parts }: Pick<AdoptedWorks, 'parts'>): number =>
  parts.reduce((sum, { measure, yuan }) => sum + (measure === 'curtailment' ? 0 : yuan), 0);

/** A measure among works; undefined where it is not. */
export const partOf = (works: AdoptedWorks | null | undefined, measure: ZonePart['measure']) =>
  works?.parts.find((part) => part.measure === measure);
