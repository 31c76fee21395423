import { BUILDING_CLASSES, type BuildingClass } from '../../../shared/building-classes.ts';
import type { ConsumerKind } from '../../../shared/consumers.ts';
import type { RoofClass } from '../../../shared/roof-survey.ts';
import type { RoofRules } from '../../../shared/roofs.ts';
import type { BuildRow } from '../../formats/equipment.ts';
import { type FigureTable, rowByRules } from '../../formats/figure-tables.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { rulesById } from './in-force.ts';

type Ruled = <T extends object>(table: FigureTable, key: string | number, row: T) => T;

/** Rows of tables with the figures that hold in a document's county on its day, the planner's own before the program's. */
export function ruledRows(session: Session, document: Document): Ruled {
  const rules = rulesById(session, document);
  return (table, key, row) => rowByRules(table, key, row, (id) => rules.get(id));
}

/** What is usual on the roofs of each class of buildings. */
export function roofClassesOf(session: Session, document: Document): Record<BuildingClass, RoofClass> {
  const ruled = ruledRows(session, document);
  const classes = session.library.roofClasses();
  return Object.fromEntries(
    BUILDING_CLASSES.map((name) => [name, ruled('roof', name, classes[name])]),
  ) as Record<BuildingClass, RoofClass>;
}

/**
 * How the roofs of each class of buildings become sites.
 *
 * @param given the planner's for this once, in the place of what the rules say
 */
export function roofRulesOf(session: Session, document: Document, given: Partial<RoofRules> = {}): RoofRules {
  const ruled = ruledRows(session, document);
  const rows = session.library.roofRules().map(({ class: name, source: _source, ...row }) => {
    const terms = { ownerClass: null, gridMode: null, tariff: null };
    return [name, given[name] ?? { ...ruled('roofSite', name, row), ...terms }];
  });
  return Object.fromEntries(rows) as RoofRules;
}

/** Builds to start a site from. */
export function buildsOf(session: Session, document: Document): BuildRow[] {
  const ruled = ruledRows(session, document);
  return session.library.equipment().builds.map((row) => ruled('build', row.key, row));
}

/** What one unit of a kind of consumer uses in a year, kWh. */
export function unitKwhOf(session: Session, document: Document): (kind: ConsumerKind) => number {
  const ruled = ruledRows(session, document);
  const { loads } = session.library.supply();
  return (kind) => ruled('load', kind, { unitKwh: loads[kind].unitKwh }).unitKwh;
}

/** Price of each Beijing hour over the mean, for a grid whose notice is not known. */
export function hourPricesOf(session: Session, document: Document): number[] {
  const ruled = ruledRows(session, document);
  return session.library.supply().hourPrices.map((row) => ruled('hourPrice', row.hour, row).factor);
}
