import { z } from 'zod';

/** Classes of buildings that the whole-county pilot set targets for. */
export const PILOT_CLASSES = [
  'party-government',
  'public',
  'industrial-commercial',
  'rural-household',
] as const;
export const pilotClassSchema = z.enum(PILOT_CLASSES);
export type PilotClass = z.output<typeof pilotClassSchema>;

/** Classes of buildings that maps hold; `unclassified` is what a map says nothing of. */
export const BUILDING_CLASSES = [
  ...PILOT_CLASSES,
  'urban-housing',
  'school',
  'hospital',
  'market',
  'warehouse',
  'livestock',
  'greenhouse',
  'car-park',
  'unclassified',
] as const;
export const buildingClassSchema = z.enum(BUILDING_CLASSES);
export type BuildingClass = z.output<typeof buildingClassSchema>;

/** Class whose target of the whole-county pilot a building counts for; null for none. */
export const PILOT_OF: Record<BuildingClass, PilotClass | null> = {
  'party-government': 'party-government',
  public: 'public',
  school: 'public',
  hospital: 'public',
  'industrial-commercial': 'industrial-commercial',
  market: 'industrial-commercial',
  warehouse: 'industrial-commercial',
  'rural-household': 'rural-household',
  'urban-housing': null,
  livestock: null,
  greenhouse: null,
  'car-park': null,
  unclassified: null,
};

/** Storeys up to which a dwelling may be a rural house: engineering judgement. */
const MOST_RURAL_FLOORS = 3;
const STOREY_M = 3;

/** Class of a building whose name of a class may be any text; a dwelling of many storeys is urban housing. */
export function buildingClassOf(
  text: string | null,
  properties: Readonly<Record<string, unknown>> = {},
): BuildingClass {
  const named = BUILDING_CLASSES.find((name) => name === text) ?? 'unclassified';
  return named === 'rural-household' && floorsOf(properties) > MOST_RURAL_FLOORS ? 'urban-housing' : named;
}

/** Storeys a map gives, or as many as its height has room for; 0 where it gives neither. */
function floorsOf({ floors, height }: Readonly<Record<string, unknown>>): number {
  const number = (value: unknown) =>
    typeof value === 'number' || typeof value === 'string' ? Number.parseFloat(String(value)) || 0 : 0;
  return number(floors) || number(height) / STOREY_M;
}
