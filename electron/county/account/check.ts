import type { AccountCheck } from '../../../shared/account.ts';
import type { Steps } from '../../../shared/steps.ts';
import { curtailedByGridKwh, deliveredKwh } from '../../engine/account/types.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { outlookOf } from '../carbon/outlook.ts';
import { gridOf } from '../grid/check.ts';
import { countedRows } from '../land/statuses.ts';
import { earningsBySite } from '../money/earnings.ts';
import { moneyOf } from '../money/outlook.ts';
import { roadmapOfActive } from '../portfolio/roadmap.ts';
import { whereaboutsIn } from '../sites/towns.ts';
import { workbookTotals } from '../workbook/workbook.ts';
import { type Account, allYears, deliveredOf, yearFigures } from './account.ts';
import { balancesOf, countyBalance } from './balance.ts';
import { estimatedSites } from './communities.ts';
import { summaryOf } from './summary.ts';

/** Years of the roadmap whose sums are looked at. */
const ROADMAP_YEARS = 5;
/** Relative difference from which on two figures are not the same. */
const SAME = 1e-9;

const same = (values: readonly (number | null)[]): boolean => {
  const known = values.filter((value) => value !== null);
  const most = Math.max(0, ...known.map(Math.abs));
  const alike = known.every((value) => Math.abs(value - known[0]!) <= SAME * Math.max(1, most));
  return alike && (known.length === values.length || known.length === 0);
};

/** Every quantity that is shown in more than one place, with what each place says of it. */
export function* checkOf(session: Session, document: Document): Steps<AccountCheck> {
  const account = yield* allYears(session, document);
  const year = yearFigures(account, account.fullYear);
  const summary = yield* summaryOf(session, document);
  const carbon = yield* outlookOf(session, document);
  const money = yield* moneyOf(session, document);
  const grid = yield* gridOf(session, document);
  const { total } = yield* balancesOf(session, document);
  const balance = countyBalance(document, total);
  const carbonYear = carbon.years.find((each) => each.year === account.fullYear);
  const moneyYear = money.years.find((each) => each.year === account.fullYear);
  const rows = yield* rowsOf(session, document, account);
  const book = yield* workbookTotals(session, document, account);
  const earnings = yield* earningsBySite(session, document);
  const earned = { household: 0, village: 0, roofOwner: 0 };
  for (const { site, annualKwh } of estimatedSites(session, document)) {
    const own = earnings.of(site, annualKwh)!;
    earned.household += own.householdYuanPerYear;
    earned.village += own.villageYuanPerYear;
    earned.roofOwner += own.roofOwnerYuanPerYear;
    yield;
  }
  const { phases } = yield* roadmapOfActive(session, document, 'energy', ROADMAP_YEARS);
  const last = phases.at(-1)!;
  const ofSites = (
    key: 'capexYuan' | 'householdYuanPerYear' | 'villageYuanPerYear' | 'roofOwnerYuanPerYear',
  ) => money.sites.reduce((sum, site) => sum + site[key], 0);
  const { discountRate } = activeScenario(document).assumptions.money;
  let [lifetimeTonnes, lifetimeKwh] = [0, 0];
  for (let n = account.startYear; n <= account.lastYear; n++) {
    lifetimeTonnes += account.avoidedTco2(n);
    lifetimeKwh += deliveredKwh(account.year(n).total);
  }
  const onWires = grid.stations.length > 0;
  const quantities: [name: string, unit: string, values: Record<string, number | null | undefined>][] = [
    [
      'capacity',
      'kWp',
      {
        account: year.capacityKwp,
        summary: summary.capacityKwp,
        ...{ sites: rows.capacityKwp, towns: rows.towns.capacityKwp, workbook: book.capacityKwp },
        roadmap: last.cumulativeKwp,
        ...(onWires && { grid: grid.total.installedKwp }),
      },
    ],
    ['area', 'm²', { summary: summary.areaM2, sites: rows.areaM2, workbook: book.areaM2 }],
    [
      'annual',
      'kWh',
      {
        summary: summary.annualKwh,
        kinds: summary.byKind.reduce((sum, kind) => sum + kind.annualKwh, 0),
        ...{ sites: rows.annualKwh, towns: rows.towns.annualKwh, workbook: book.annualKwh },
      },
    ],
    [
      'generated',
      'kWh',
      {
        account: year.generatedKwh,
        summary: summary.generatedKwh,
        sites: rows.generatedKwh,
        supply: balance.generationKwh,
        ...(grid.connections.length === account.input.sites.size && { grid: grid.total.generationKwh }),
      },
    ],
    [
      'delivered',
      'kWh',
      {
        account: year.deliveredKwh,
        summary: summary.deliveredKwh,
        kinds: summary.byKind.reduce((sum, kind) => sum + kind.deliveredKwh, 0),
        ...{ sites: rows.deliveredKwh, workbook: book.deliveredKwh, roadmap: last.annualKwh },
        carbon: carbonYear?.energyKwh,
        money: moneyYear?.energyKwh,
      },
    ],
    [
      'deliveredOverLife',
      'kWh',
      {
        account: lifetimeKwh,
        carbon: carbon.years.reduce((sum, { energyKwh }) => sum + energyKwh, 0),
        money: money.years.reduce((sum, { energyKwh }) => sum + energyKwh, 0),
      },
    ],
    [
      'usedOrShared',
      'kWh',
      { account: year.usedOnSiteKwh + year.sharedKwh, supply: balance.generationKwh - balance.surplusKwh },
    ],
    [
      'selfConsumption',
      '',
      {
        account: year.generatedKwh > 0 ? (year.usedOnSiteKwh + year.sharedKwh) / year.generatedKwh : null,
        supply: balance.selfConsumption,
      },
    ],
    [
      'curtailedByGrid',
      'kWh',
      {
        account: curtailedByGridKwh(account.year(account.fullYear).total),
        grid: grid.total.curtailedKwh,
        objects: [...grid.stations, ...grid.feeders, ...grid.transformers].reduce(
          (sum, each) => sum + each.curtailedKwh,
          0,
        ),
      },
    ],
    [
      'undelivered',
      'kWh',
      { account: year.curtailedKwh + year.storageLossKwh, money: money.total.undeliveredKwh },
    ],
    ['storageLoss', 'kWh', { account: year.storageLossKwh, grid: grid.total.lostKwh }],
    [
      'avoided',
      't',
      {
        ...{ account: year.avoidedTonnes, summary: summary.avoidedTco2, carbon: carbonYear?.avoidedTco2 },
        kinds: summary.byKind.reduce((sum, kind) => sum + kind.avoidedTco2, 0),
        methods: carbon.methods[0]!.firstYearTco2,
        ...{ sites: rows.avoidedTonnes, workbook: book.avoidedTonnes },
      },
    ],
    ['avoidedOverLife', 't', { account: lifetimeTonnes, carbon: carbon.lifetimeTco2 }],
    [
      'investment',
      'yuan',
      {
        money: money.total.capexYuan,
        moneyYears: money.years.reduce((sum, each) => sum + each.capexYuan, 0),
        moneySites: ofSites('capexYuan'),
        roadmap: phases.reduce((sum, each) => sum + each.investmentYuan, 0),
      },
    ],
    [
      'presentValue',
      'yuan',
      {
        money: money.total.npvYuan,
        moneySites: money.sites.reduce((sum, { npvYuan }) => sum + npvYuan, 0),
        moneyYears: money.years.reduce(
          (sum, { projectYuan, capexYuan }, n) =>
            sum + projectYuan / (1 + discountRate) ** (n + 1) - capexYuan / (1 + discountRate) ** n,
          0,
        ),
      },
    ],
    [
      'households',
      'yuan',
      {
        money: money.total.householdYuanPerYear,
        ...{ moneySites: ofSites('householdYuanPerYear'), fit: earned.household },
      },
    ],
    [
      'villages',
      'yuan',
      {
        money: money.total.villageYuanPerYear,
        ...{ moneySites: ofSites('villageYuanPerYear'), fit: earned.village },
      },
    ],
    [
      'roofOwners',
      'yuan',
      {
        money: money.total.roofOwnerYuanPerYear,
        ...{ moneySites: ofSites('roofOwnerYuanPerYear'), fit: earned.roofOwner },
      },
    ],
  ];
  const checked = quantities.map(([name, unit, byPlace]) => {
    const values = Object.entries(byPlace).map(([where, value]) => ({ where, value: value ?? null }));
    return { name, unit, values, agrees: same(values.map(({ value }) => value)) };
  });
  return { agrees: checked.every(({ agrees }) => agrees), quantities: checked };
}

/** What the rows of the table and of the plan add up to, over the sites that count, and the plan's towns. */
function* rowsOf(session: Session, document: Document, account: Account) {
  const whereabouts = whereaboutsIn(session, document);
  const towns = new Map<string | null, { capacityKwp: number; annualKwh: number }>();
  const sum = { areaM2: 0, capacityKwp: 0, annualKwh: 0, generatedKwh: 0, deliveredKwh: 0, avoidedTonnes: 0 };
  for (const row of countedRows(session, document)) {
    yield;
    const { kwh, tonnes } = deliveredOf(account, row.id);
    sum.areaM2 += row.areaM2 * row.built;
    sum.capacityKwp += row.capacityKwp;
    sum.annualKwh += row.estimate?.annualKwh ?? 0;
    sum.generatedKwh += account.site(row.id, account.fullYear)?.generatedKwh ?? 0;
    sum.deliveredKwh += kwh;
    sum.avoidedTonnes += tonnes;
    const { town } = whereabouts(middleOf(row.bounds));
    const at = towns.get(town) ?? { capacityKwp: 0, annualKwh: 0 };
    towns.set(town, at);
    at.capacityKwp += row.capacityKwp;
    at.annualKwh += row.estimate?.annualKwh ?? 0;
  }
  const inTowns = { capacityKwp: 0, annualKwh: 0 };
  for (const { capacityKwp, annualKwh } of towns.values()) {
    inTowns.capacityKwp += capacityKwp;
    inTowns.annualKwh += annualKwh;
  }
  return { ...sum, towns: inTowns };
}
