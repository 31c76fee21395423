import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { LowVoltage } from '../../../shared/grid.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Place } from '../../engine/grid/line.ts';
import type { MappedLine } from '../../engine/grid/low-network.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import type { Account } from '../account/account.ts';
import { hourOfMostBack, hourOfMostLoad } from './feeders.ts';
import { type LowHour, type LowLimits, lowVoltageOf } from './low-voltage.ts';
import { sentAt } from './sent.ts';
import type { LaidTransformer } from './transformers.ts';
import { strongerTransformer, worksAt } from './works.ts';

/** What the voltages behind transformers follow from, beside the account. */
interface LowGround {
  atLow: ReadonlyMap<number, readonly MirroredSite[]>;
  /** Voltage at transformers on a feeder in the hours of most back flow and of most load there, p.u. */
  mediumPu: ReadonlyMap<number, { back: number; drawn: number }>;
  supply: SupplyAssumptions;
  limits: LowLimits;
  /** Lines that are mapped, by their transformers. */
  lines: ReadonlyMap<number, readonly MappedLine[]>;
  acKwOf(site: MirroredSite): number;
  placeOf(site: MirroredSite): Place;
  /** Whether a site is on one phase. */
  singlePhase(id: number): boolean;
}

/** Voltages at the roofs behind each transformer, by its number. */
export function* lowVoltagesAt(
  account: Account,
  transformers: readonly LaidTransformer[],
  ground: LowGround,
): Steps<Map<number, LowVoltage>> {
  const { supply } = ground;
  const { wires, fullYear } = account;
  const found = new Map<number, LowVoltage>();
  for (const [i, each] of transformers.entries()) {
    yield;
    const sites = ground.atLow.get(each.id)!;
    const seen = wires.transformers[i]!;
    const at = ground.mediumPu.get(each.id) ?? { back: supply.busPu, drawn: supply.busPu };
    const hourAt = (hour: number, pu: number): LowHour => ({
      mediumPu: pu,
      loadKw: seen.load[hour]! - seen.used[hour]!,
      powersKw: sites.map(({ id }) => sentAt(account, id, hour) * supply.simultaneity),
    });
    const low = lowVoltageOf(
      strongerTransformer(each, worksAt(supply, 'transformer', each.id, fullYear)),
      sites.map((site) => ({
        siteId: site.id,
        place: ground.placeOf(site),
        acKw: ground.acKwOf(site),
        singlePhase: ground.singlePhase(site.id),
      })),
      {
        back: hourAt(hourOfMostBack(seen.made, seen.load), at.back),
        drawn: hourAt(hourOfMostLoad(seen.made, seen.load), at.drawn),
      },
      supply,
      ground.lines.get(each.id) ?? [],
      ground.limits,
    );
    found.set(each.id, low);
  }
  return found;
}
