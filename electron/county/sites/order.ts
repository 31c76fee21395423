import { LEVEL_KV } from '../../../shared/connections.ts';
import type { LandStatus } from '../../../shared/land-rules.ts';
import type { SiteChoice, SiteGroup, SiteGroupSum, SiteSort } from '../../../shared/site-page.ts';
import type { SiteTerms } from '../../../shared/site-terms.ts';
import { assertOpen, type Session } from '../../session/session.ts';
import { sortPaced } from '../../session/sort-paced.ts';
import type { Document } from '../../store/document.ts';
import { inStep } from '../../store/in-step.ts';
import { keptFor } from '../../store/kept.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { type Connected, connectorOf } from '../grid/connect.ts';
import { landVersion } from '../land/rules.ts';
import { landStatuses } from '../land/statuses.ts';
import { siteTermsOf } from './terms.ts';
import { townsOf } from './towns.ts';

/** What is known of a site beside its own row. */
interface Facts {
  land(site: MirroredSite): LandStatus;
  /** Whose it is and how it sells; asked only where that orders. */
  terms(site: MirroredSite): SiteTerms;
  /** Where it connects. */
  connection(site: MirroredSite): Connected;
  /** Its town, empty where the document does not tell; only when grouped by it. */
  town(site: MirroredSite): string;
}

/** Sites that a choice leaves, in its order. */
export interface Order {
  rows: readonly MirroredSite[];
  groups: SiteGroupSum[];
}

interface Kept {
  /** Settles once every order asked for so far is made: each starts from the one before. */
  last: Promise<unknown>;
  land: string;
  choice: string;
  order: Order;
}

/**
 * Puts the sites a choice leaves in order; asked again for other pages of the same, it answers from memory.
 * @throws PlannerError `project.none-open` when the document is closed meanwhile
 */
export function orderOf(session: Session, document: Document, choice: SiteChoice): Promise<Order> {
  const known = keptFor(
    document,
    orderOf,
    (): Kept => ({ last: Promise.resolve(), land: '', choice: '', order: { rows: [], groups: [] } }),
  );
  const order = known.last.then(() => orderNow(session, document, choice, known));
  known.last = order.catch(() => {});
  return order;
}

async function orderNow(
  session: Session,
  document: Document,
  choice: SiteChoice,
  known: Kept,
): Promise<Order> {
  assertOpen(session, document);
  const rows = siteMirror(document).rows();
  const { changed } = inStep(document, orderNow, '', () => null);
  const connection = connectorOf(session, document).of;
  // What the order follows from beside the rows.
  const land = landVersion(document) + (choice.sort === 'connection' ? connection.basis : '');
  const asked = JSON.stringify(choice);
  const same = known.choice === asked && known.land === land;
  if (same && changed !== 'all' && changed.size === 0) return known.order;
  const facts: Facts = {
    land: landStatuses(session, document),
    terms: siteTermsOf(session, document),
    connection,
    town: choice.group === 'town' ? await townsOf(session, document, rows.values()) : () => '',
  };
  // Sorting what is nearly in order already is quick: an edit leaves most of the last order as it was.
  const before =
    known.choice === asked && changed !== 'all'
      ? [
          ...known.order.rows.flatMap(({ id }) => (changed.has(id) ? [] : (rows.get(id) ?? []))),
          ...[...changed].flatMap((id) => rows.get(id) ?? []),
        ]
      : [...rows.values()];
  const left = await sortPaced(before.filter(conditionOf(choice, facts)), comparison(choice, facts));
  assertOpen(session, document);
  Object.assign(known, {
    land,
    choice: asked,
    order: { rows: left, groups: groupsOf(left, choice.group, facts) },
  });
  return known.order;
}

function conditionOf(choice: SiteChoice, facts: Facts): (site: MirroredSite) => boolean {
  const { kind, mount, land, included, leastKwp = 0, mostKwp = Infinity } = choice;
  const text = choice.text.trim().toLowerCase();
  const id = /^#(\d+)$/.exec(text)?.[1];
  return (site) =>
    (kind === undefined || site.kind === kind) &&
    (mount === undefined || site.mount === mount) &&
    (included === undefined || site.included === included) &&
    site.capacityKwp >= leastKwp &&
    site.capacityKwp <= mostKwp &&
    (id !== undefined
      ? site.id === Number(id)
      : text === '' || site.name.toLowerCase().includes(text) || site.notes.toLowerCase().includes(text)) &&
    (land === undefined || facts.land(site) === land);
}

type Key = string | number;

const KEYS: Record<
  Exclude<SiteSort, 'land' | 'name' | 'owner' | 'mode' | 'connection'>,
  (site: MirroredSite) => Key
> = {
  id: (site) => site.id,
  kind: (site) => site.kind,
  mount: (site) => site.mount,
  area: (site) => site.areaM2,
  built: (site) => site.built,
  capacity: (site) => site.capacityKwp,
  annual: (site) => site.estimate?.annualKwh ?? -1,
  specific: (site) => site.estimate?.specificYieldKwhPerKwp ?? -1,
  pr: (site) => site.estimate?.performanceRatio ?? -1,
  p90: (site) => site.estimate?.p90Kwh ?? -1,
  avoided: (site) => site.estimate?.avoidedTco2 ?? -1,
  tilt: (site) => site.tiltDeg,
  azimuth: (site) => site.azimuthDeg,
  year: (site) => site.inService ?? 0,
};
/** By the row itself, which is another as soon as anything of the site changes. */
const names = new WeakMap<MirroredSite, string>();

/** A name with its numbers padded, so that 屋顶 9 stands before 屋顶 10. */
function nameKey(site: MirroredSite): string {
  let key = names.get(site);
  if (key === undefined) {
    key = site.name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
    names.set(site, key);
  }
  return key;
}

function keyOf(sort: SiteSort, facts: Facts): (site: MirroredSite) => Key {
  if (sort === 'name') return nameKey;
  if (sort === 'owner') return (site) => facts.terms(site).ownerClass;
  if (sort === 'mode') return (site) => facts.terms(site).mode;
  if (sort === 'connection') return (site) => LEVEL_KV[facts.connection(site).level];
  return sort === 'land' ? facts.land : KEYS[sort];
}

function groupKey(group: SiteGroup, facts: Facts): (site: MirroredSite) => string {
  switch (group) {
    case 'none':
      return () => '';
    case 'kind':
      return ({ kind }) => kind;
    case 'mount':
      return ({ mount }) => mount;
    case 'land':
      return facts.land;
    case 'owner':
      return (site) => facts.terms(site).ownerClass;
    case 'town':
      return facts.town;
    case 'included':
      return ({ included }) => (included ? 'in' : 'out');
  }
}

const compare = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);

function comparison({ sort, descending, group }: SiteChoice, facts: Facts) {
  const key = keyOf(sort, facts);
  const inGroup = groupKey(group, facts);
  const sign = descending ? -1 : 1;
  return (a: MirroredSite, b: MirroredSite): number =>
    (group === 'none' ? 0 : compare(inGroup(a), inGroup(b))) || sign * compare(key(a), key(b)) || a.id - b.id;
}

function groupsOf(rows: readonly MirroredSite[], group: SiteGroup, facts: Facts): SiteGroupSum[] {
  if (group === 'none') return [];
  const key = groupKey(group, facts);
  const groups: SiteGroupSum[] = [];
  for (const [from, row] of rows.entries()) {
    let last = groups.at(-1);
    if (last?.key !== key(row)) {
      const nothing = { count: 0, capacityKwp: 0, annualKwh: 0 };
      last = { key: key(row), from, ...nothing, counted: { ...nothing } };
      groups.push(last);
    }
    for (const sum of row.included && facts.land(row) !== 'broken' ? [last, last.counted] : [last]) {
      sum.count++;
      sum.capacityKwp += row.capacityKwp;
      sum.annualKwh += row.estimate?.annualKwh ?? 0;
    }
  }
  return groups;
}
