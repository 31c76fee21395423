import { CONSUMER_KINDS } from '../shared/consumers.ts';
import type { CommandInput, CommandOutput } from '../shared/contract.ts';
import { MODES, OWNERS } from '../shared/money.ts';
import { GOALS } from '../shared/portfolio.ts';
import type { sayer } from './said.ts';
import { square } from './unit/desk.ts';

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomOf(seed: number) {
  let a = seed;
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const within = (low: number, high: number) => low + (high - low) * next();
  return {
    next,
    within,
    chance: (share: number) => next() < share,
    whole: (low: number, high: number) => Math.floor(within(low, high + 1)),
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!,
  };
}
type Random = ReturnType<typeof randomOf>;
type Say = ReturnType<typeof sayer>;

const WEST = 114.76;
const SOUTH = 34.79;

/**
 * Draws a county into the open, empty document: substations, feeders, transformers, PV that is there, roofs and fields,
 * where they connect, consumers, lines of their own and a scenario with other ways of selling, batteries, sites built in part, left out and in later years.
 */
export async function drawCounty(say: Say, random: Random): Promise<void> {
  const { within, chance, whole, one } = random;
  const place = (): [number, number] => [within(WEST, WEST + 0.16), within(SOUTH, SOUTH + 0.09)];
  const stationIds: number[] = [];
  for (let n = whole(0, 9) > 0 ? whole(1, 3) : 0; n > 0; n--) {
    const position = place();
    const peakLoadMva = chance(0.8) ? within(0.2, 1.8) : null;
    const { id } = await say('station.create', { position, ratingMva: within(0.8, 6), peakLoadMva });
    stationIds.push(id);
    if (chance(0.4)) {
      const [lon, lat] = position;
      await say('feeder.create', {
        line: [position, [lon + within(-0.04, 0.04), lat + within(-0.03, 0.03)]],
        ...{ conductor: one(['LGJ-50', 'LGJ-120']), voltageKv: 10, stationId: id },
        peakLoadKw: chance(0.7) ? within(50, 800) : null,
      });
    }
    if (chance(0.3)) {
      const state = one(['connected', 'filed'] as const);
      await say('existing.create', { position, state, kwpDc: within(100, 1500) });
    }
  }
  const ids: number[] = [];
  for (let n = whole(2, 8); n > 0; n--) {
    const kind = one(['rooftop', 'rooftop', 'agrivoltaic'] as const);
    const [lon, lat] = place();
    const side = kind === 'rooftop' ? within(0.0003, 0.0009) : within(0.001, 0.003);
    const turned = { tiltDeg: Math.round(within(5, 35)), azimuthDeg: Math.round(within(90, 270)) };
    ids.push((await say('site.create', { kind, geometry: square(lon, lat, side), ...turned })).id);
  }
  const { sites } = await say('site.list', {});
  const besideSite = (most: number): [number, number] => {
    const [lon, lat] = one(sites).geometry.coordinates.flat(2) as unknown as [number, number];
    return [lon + within(-most, most), lat + within(-most, most)];
  };
  const transformerIds: number[] = [];
  for (let n = whole(-2, 4); n > 0; n--) {
    const transformer = await say('transformer.create', {
      ...{ position: besideSite(0.003), ratingKva: within(50, 800), count: whole(1, 2) },
      peakLoadKw: chance(0.6) ? within(5, 300) : null,
    });
    transformerIds.push(transformer.id);
  }
  const consumerIds: number[] = [];
  for (let n = whole(0, 4); n > 0; n--) {
    const consumer = await say('consumer.create', {
      kind: one(CONSUMER_KINDS),
      position: besideSite(0.006),
      annualKwh: within(1e4, 3e6),
    });
    consumerIds.push(consumer.id);
  }
  if (chance(0.25) && consumerIds.length > 0) {
    await say('group.create', {
      ...{ name: '直连', siteIds: [one(ids)], consumerIds: [one(consumerIds)] },
      ...(chance(0.5) && { storeKwh: within(100, 2000), storeKw: within(50, 500) }),
    });
  }
  if (chance(0.3)) {
    const [level, objectId] = one([
      ['380V', transformerIds[0] ?? null],
      ['10kV', null],
      ['35kV', stationIds[0] ?? null],
    ] as const);
    await say('connection.choose', { siteIds: [one(ids)], level, objectId });
  }
  const { id } = (await say('scenario.list', {})).scenarios[0]!;
  const stores = stationIds.filter(() => chance(0.3));
  await say('scenario.update', {
    id,
    assumptions: {
      degradationPerYear: one([0, 0.005]),
      money: {
        ...{ rooftopMode: one(MODES), agrivoltaicMode: one(MODES), rooftopOwner: one(OWNERS) },
        ...{ selfUseFromBalance: chance(0.8), villageEquityShare: one([0, 0.05]) },
      },
      supply: {
        ...{ shareOverGrid: chance(0.5), coldHours: one([0, 4]), simultaneity: one([1, 0.9]) },
        storesKwh: Object.fromEntries(stores.map((each) => [String(each), within(100, 4000)])),
      },
    },
  });
  for (let n = whole(-1, 2); n > 0; n--)
    await say('site.commission', { ids: [one(ids)], year: whole(2026, 2030) });
  if (chance(0.5)) await say('site.include', { ids: [one(ids)], included: true, share: within(0.1, 1) });
  if (chance(0.3)) await say('site.include', { ids: ids.slice(0, whole(1, ids.length)), included: false });
  await say('estimate.run', {});
}

/** What is asked of a portfolio. */
export function randomAsk({ one, chance, within }: Random): CommandInput<'portfolio.solve'> {
  return {
    goal: one(GOALS.filter((goal) => goal !== 'fit')),
    gap: 0.001,
    limits: {
      leastSize: one([0.1, 0.5, 1]),
      storage: chance(0.4),
      budgetYuan: chance(0.3) ? within(1e6, 3e7) : null,
    },
  };
}

/** Of two figures the second is what was promised: they are the same within a thousandth. */
const far = (value: number, promised: number) =>
  Math.abs(value - promised) > 1e-3 * Math.abs(promised) + 1e-6;

/** Quantities on which pages of the active scenario differ. */
export async function disagreements(say: Say): Promise<string[]> {
  const { quantities } = await say('account.check', {});
  return quantities.flatMap(({ name, agrees, values }) =>
    agrees ? [] : [`${name}: ${values.map(({ where, value }) => `${where} ${value}`).join(', ')}`],
  );
}

/**
 * Chooses a portfolio and adopts it.
 *
 * @returns in words where the scenario is over a limit of the grid or is not what was promised
 */
export async function brokenWord(say: Say, asked: CommandInput<'portfolio.solve'>): Promise<string[]> {
  const { best, conflict } = await say('portfolio.solve', asked);
  if (!best) return conflict.length > 0 ? [] : ['no set and no limit in conflict'];
  const { siteIds, sizes, stores, worth } = best;
  await say('portfolio.apply', {
    ...{ name: '优选', siteIds, sizes },
    stores: stores.map(({ stationId, energyKwh, powerKw }) => ({ stationId, energyKwh, powerKw })),
  });
  await say('estimate.run', {});
  const grid = await say('grid.check', {});
  const summary = await say('project.summary', {});
  const { total } = await say('money.outlook', {});
  const faults = overLimits(grid);
  const kept: Record<string, [value: number, promised: number]> = {
    capacity: [summary.capacityKwp, best.capacityKwp],
    investment: [total.capexYuan, best.investmentYuan],
    energy: [summary.deliveredKwh, worth.energy],
    carbon: [summary.avoidedTco2, worth.carbon],
    income: [total.npvYuan, worth.income],
  };
  for (const [name, [value, promised]] of Object.entries(kept))
    if (far(value, promised)) faults.push(`${name} is ${value}, promised ${promised}`);
  return faults;
}

const overLimits = ({
  connections,
  stations,
  feeders,
  transformers,
}: CommandOutput<'grid.check'>): string[] => [
  ...connections.flatMap(({ siteId, breaks }) => breaks.map((limit) => `site ${siteId} is over ${limit}`)),
  ...[...stations, ...feeders, ...transformers].flatMap(({ id, class: grade, siteCount }) =>
    grade === 'red' && siteCount > 0 ? [`substation, feeder or transformer ${id} is red`] : [],
  ),
];
