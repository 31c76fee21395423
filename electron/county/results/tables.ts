import { SUMMED_FIGURES } from '../../../shared/province.ts';
import { atOnce } from '../../../shared/steps.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { type AccountHours, deliveredKwh, FLOW_PARTS } from '../../engine/account/types.ts';
import { accountYear } from '../../engine/account/year.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Table } from '../../formats/parquet/write.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { outlinesOf } from '../../store/sites.ts';
import { type Account, yearFigures } from '../account/account.ts';
import { landCheckOf } from '../land/statuses.ts';
import { whereaboutsIn } from '../sites/towns.ts';
import type { CountyResults } from './figures.ts';
import { gridTable, rulesTable } from './grid-tables.ts';
import { numbers, table } from './result-table.ts';

/** The results of a county's active scenario as tables, each number as its read model gives it. */
export function resultTables(session: Session, document: Document, results: CountyResults): Table[] {
  const { account, money, carbon } = results;
  const years = Array.from({ length: account.lastYear - account.startYear + 1 }, (_, i) =>
    yearFigures(account, account.startYear + i),
  );
  return [
    countyTable(session, document, results),
    sitesTable(session, document, account),
    table('account_year', years, [
      ['year', 'whole', ({ year }) => year],
      ...numbers<(typeof years)[number]>([
        ...(['capacityKwp', 'generatedKwh', ...FLOW_PARTS, 'curtailedKwh', 'deliveredKwh'] as const),
        ...(['p90DeliveredKwh', 'avoidedTonnes'] as const),
      ]),
    ]),
    table('account_month', months(account), [
      ['year', 'whole', () => account.fullYear],
      ['month', 'whole', ({ month }) => month],
      ...numbers<Month>([
        ...(['generatedKwh', 'usedOnSiteKwh', 'sharedKwh', 'curtailedKwh', 'chargedKwh'] as const),
        ...(['dischargedKwh', 'fedInKwh', 'deliveredKwh'] as const),
      ]),
    ]),
    table('money', money?.years ?? [], [
      ['year', 'whole', ({ year }) => year],
      ...numbers<NonNullable<typeof money>['years'][number]>([
        ...(['capexYuan', 'energyKwh', 'feedInYuan', 'selfUseYuan', 'opexYuan', 'rentYuan'] as const),
        ...(['vatYuan', 'incomeTaxYuan', 'interestYuan', 'principalYuan', 'dividendYuan'] as const),
        ...([
          'projectYuan',
          'equityYuan',
          'cumulativeYuan',
          'householdYuan',
          'villageYuan',
          'roofOwnerYuan',
        ] as const),
      ]),
    ]),
    table('carbon', carbon?.years ?? [], [
      ['year', 'whole', ({ year }) => year],
      ...numbers<NonNullable<typeof carbon>['years'][number]>([
        ...(['factorKgKwh', 'energyKwh', 'avoidedTco2', 'netTco2'] as const),
      ]),
    ]),
    gridTable(results),
    rulesTable(session, document),
  ];
}

function countyTable(
  session: Session,
  document: Document,
  { account, figures, money }: CountyResults,
): Table {
  const county = session.library.countyOf(document);
  const { assumptions } = activeScenario(document);
  return table(
    'county',
    [figures],
    [
      ['county_name', 'text', () => county.name],
      ['city_name', 'text', () => county.city],
      ['province_name', 'text', () => county.province],
      ['county_area_km2', 'number', () => county.areaKm2],
      ['rules_date', 'text', () => rulesDate(document)],
      ['start_year', 'whole', () => account.startYear],
      ['year', 'whole', () => account.fullYear],
      ['last_year', 'whole', () => account.lastYear],
      ['grid_factor_kg_kwh', 'number', () => account.factorKgKwh(account.fullYear)],
      ['lcoe_yuan_kwh', 'number', () => money?.total.lcoeYuanKwh ?? null],
      ['project_irr', 'number', () => money?.total.projectIrr ?? null],
      ['assumptions', 'text', () => JSON.stringify(assumptions)],
      ...numbers<typeof figures>(SUMMED_FIGURES),
    ],
  );
}

function sitesTable(session: Session, document: Document, account: Account): Table {
  const rows = siteMirror(document).rows();
  const land = new Map(landCheckOf(session, document).sites.map(({ siteId, status }) => [siteId, status]));
  const whereabouts = whereaboutsIn(session, document);
  const { carbon } = activeScenario(document).assumptions;
  function* sites() {
    for (const { id, outline } of outlinesOf(document)) {
      const site = rows.get(id);
      if (!site) continue;
      const middle = middleOf(site.bounds);
      const flow = account.site(id, account.fullYear);
      yield { site, outline, middle, flow, where: whereabouts(middle) };
    }
  }
  type Row = ReturnType<typeof sites> extends Generator<infer R> ? R : never;
  return table<Row>('sites', sites(), [
    ['site_id', 'whole', ({ site }) => site.id],
    ['name', 'text', ({ site }) => site.name],
    ['kind', 'text', ({ site }) => site.kind],
    ['mount', 'text', ({ site }) => site.mount],
    ['town', 'text', ({ where }) => where.town],
    ['village', 'text', ({ where }) => where.village],
    ['longitude', 'number', ({ middle }) => middle[0]],
    ['latitude', 'number', ({ middle }) => middle[1]],
    ['included', 'yes', ({ site }) => site.included],
    // In the account: included, breaking no rule that is not overridden, and estimated.
    ['counted', 'yes', ({ flow }) => flow !== null],
    ['land_status', 'text', ({ site }) => land.get(site.id) ?? null],
    ['in_service', 'whole', ({ site }) => site.inService ?? carbon.startYear],
    ['tilt_deg', 'number', ({ site }) => site.tiltDeg],
    ['azimuth_deg', 'number', ({ site }) => site.azimuthDeg],
    ['area_m2', 'number', ({ site }) => site.areaM2],
    ['capacity_kwp', 'number', ({ site }) => site.capacityKwp],
    ['annual_kwh', 'number', ({ site }) => site.estimate?.annualKwh ?? null],
    ['p90_kwh', 'number', ({ site }) => site.estimate?.p90Kwh ?? null],
    ['generated_kwh', 'number', ({ flow }) => flow?.generatedKwh ?? null],
    ['delivered_kwh', 'number', ({ flow }) => (flow ? deliveredKwh(flow) : null)],
    ['outline', 'wkb', ({ outline }) => outline],
  ]);
}

interface Month {
  month: number;
  generatedKwh: number;
  usedOnSiteKwh: number;
  sharedKwh: number;
  curtailedKwh: number;
  chargedKwh: number;
  dischargedKwh: number;
  fedInKwh: number;
  deliveredKwh: number;
}

/** The months, UTC, of the year in which all sites are in service: what storage takes in one it may give in the next. */
function months({ input, fullYear }: Account): Month[] {
  const hours = Object.fromEntries(
    (['generated', 'usedOnSite', 'shared', 'curtailed', 'charged', 'discharged', 'fedIn'] as const).map(
      (part) => [part, emptyHours()],
    ),
  ) as unknown as AccountHours;
  atOnce(accountYear(input, fullYear, 1, hours));
  let first = 0;
  return HOURS_IN_MONTH.map((length, index) => {
    const end = first + length;
    const sum = (part: keyof AccountHours) =>
      hours[part].subarray(first, end).reduce((total, kwh) => total + kwh, 0);
    const month = {
      month: index + 1,
      generatedKwh: sum('generated'),
      usedOnSiteKwh: sum('usedOnSite'),
      sharedKwh: sum('shared'),
      curtailedKwh: sum('curtailed'),
      chargedKwh: sum('charged'),
      dischargedKwh: sum('discharged'),
      fedInKwh: sum('fedIn') + sum('discharged'),
    };
    first = end;
    return { ...month, deliveredKwh: month.usedOnSiteKwh + month.sharedKwh + month.fedInKwh };
  });
}
