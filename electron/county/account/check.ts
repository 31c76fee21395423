import type { AccountCheck } from '../../../shared/account.ts';
import { deliveredKwh } from '../../engine/account/types.ts';
import { balanceOf } from '../../engine/load/balance.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { outlookOf } from '../carbon/outlook.ts';
import { gridOf } from '../grid/check.ts';
import { moneyOf } from '../money/outlook.ts';
import { allYears, yearFigures } from './account.ts';
import { balancesOf } from './balance.ts';
import { summaryOf } from './summary.ts';

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
  const { supply } = activeScenario(document).assumptions;
  const balance = balanceOf(total, supply.gridCarbonFree);
  const carbonYear = carbon.years.find((each) => each.year === account.fullYear);
  const moneyYear = money.years.find((each) => each.year === account.fullYear);
  let [sitesDelivered, sitesGenerated] = [0, 0];
  for (const id of account.input.sites.keys()) {
    const flow = account.site(id, account.fullYear)!;
    sitesDelivered += deliveredKwh(flow);
    sitesGenerated += flow.generatedKwh;
    yield;
  }
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
        ...(onWires && { grid: grid.total.installedKwp }),
      },
    ],
    [
      'generated',
      'kWh',
      {
        account: year.generatedKwh,
        summary: summary.generatedKwh,
        sites: sitesGenerated,
        supply: balance.generationKwh,
      },
    ],
    [
      'delivered',
      'kWh',
      {
        account: year.deliveredKwh,
        summary: summary.deliveredKwh,
        kinds: summary.byKind.reduce((sum, kind) => sum + kind.deliveredKwh, 0),
        sites: sitesDelivered,
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
        account: year.curtailedFeederKwh + year.curtailedStationKwh,
        grid: grid.total.curtailedKwh,
        stationsAndFeeders: [...grid.stations, ...grid.feeders].reduce(
          (sum, each) => sum + each.curtailedKwh,
          0,
        ),
      },
    ],
    ['storageLoss', 'kWh', { account: year.storageLossKwh, grid: grid.total.lostKwh }],
    [
      'avoided',
      't',
      { account: year.avoidedTonnes, summary: summary.avoidedTco2, carbon: carbonYear?.avoidedTco2 },
    ],
    ['avoidedOverLife', 't', { account: lifetimeTonnes, carbon: carbon.lifetimeTco2 }],
    [
      'investment',
      'yuan',
      {
        money: money.total.capexYuan,
        moneyYears: money.years.reduce((sum, each) => sum + each.capexYuan, 0),
      },
    ],
  ];
  const checked = quantities.map(([name, unit, byPlace]) => {
    const values = Object.entries(byPlace).map(([where, value]) => ({ where, value: value ?? null }));
    return { name, unit, values, agrees: same(values.map(({ value }) => value)) };
  });
  return { agrees: checked.every(({ agrees }) => agrees), quantities: checked };
}
