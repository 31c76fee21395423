import type { Candidate } from '../../electron/engine/portfolio/candidates.ts';
import { greedySet } from '../../electron/engine/portfolio/greedy.ts';
import type { Problem } from '../../electron/engine/portfolio/model.ts';
import { bestSet } from '../../electron/engine/portfolio/solve.ts';
import { standingDays } from '../../electron/engine/portfolio/stores.ts';
import { createSolver } from '../../electron/workers/solver.ts';
import { PILOT_CLASSES } from '../../shared/building-classes.ts';
import { GOALS, type PortfolioLimits, portfolioLimitsSchema } from '../../shared/portfolio.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';

const STATIONS = 20;

/** Candidate sites of a large county, from a fixed seed. */
function county(count: number): Candidate[] {
  let state = 12345;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  return Array.from({ length: count }, (_, index) => {
    const kind = random() < 0.7 ? 'rooftop' : 'agrivoltaic';
    const capacityKwp = kind === 'rooftop' ? 20 + 800 * random() ** 3 : 500 + 15_000 * random() ** 2;
    const energy = capacityKwp * (1050 + 250 * random());
    const investmentYuan = capacityKwp * (kind === 'rooftop' ? 2600 + 600 * random() : 3100 + 700 * random());
    return {
      id: index + 1,
      kind,
      capacityKwp,
      investmentYuan,
      worth: {
        energy,
        carbon: energy * 0.00053,
        fit: capacityKwp * random(),
        income: energy * 3 - investmentYuan,
      },
      station: 1 + Math.floor(STATIONS * random()),
      feeder: null,
      transformer: null,
      town: `town ${Math.floor(16 * random())}`,
      roof:
        kind === 'rooftop'
          ? { class: PILOT_CLASSES[Math.floor(4 * random())]!, coveredM2: 5 * capacityKwp }
          : null,
    };
  });
}

/** Days at a substation that may generate so many kW and has no load. */
function daysOf(allowedKw: number, mostKwp: number) {
  const perKwp = Float64Array.from({ length: HOURS_PER_YEAR }, (_, i) => {
    const hour = (i + 8) % 24;
    const bright = 0.5 + 0.5 * Math.abs(Math.sin(i / 24));
    return (
      Math.max(0, Math.cos(((hour - 12) / 6) * (Math.PI / 2))) * (Math.abs(hour - 12) < 6 ? 0.85 : 0) * bright
    );
  });
  return standingDays({ perKwp, allowedKw: new Float64Array(HOURS_PER_YEAR).fill(allowedKw) }, mostKwp, 12);
}

/** Prints how long the best set of 5,000 sites takes to a gap of 1 %, by each goal and with more and more to choose. */
export async function benchPortfolio(): Promise<void> {
  const candidates = county(5000);
  const total = candidates.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const stations = Array.from({ length: STATIONS }, (_, index) => index + 1);
  const roofs = candidates.reduce((sum, { roof }) => sum + (roof?.coveredM2 ?? 0), 0);
  const base: Partial<PortfolioLimits> = {
    budgetYuan: total * 900,
    leastKwp: total / 10,
    leastShare: { rooftop: 0.2, agrivoltaic: 0.3 },
    townShare: 0.12,
    leastSize: 1,
  };
  const classShare = Object.fromEntries(PILOT_CLASSES.map((name) => [name, 0.2]));
  const cases: [string, Partial<PortfolioLimits>][] = [
    ['whole sites', base],
    ['sizes, roof classes', { ...base, leastSize: 0.5, classShare }],
    ['sizes, roof classes, batteries', { ...base, leastSize: 0.5, classShare, storage: true }],
  ];
  const solver = createSolver();
  for (const [name, given] of cases) {
    const limits = portfolioLimitsSchema.parse(given);
    for (const goal of GOALS) {
      const problem: Problem = {
        candidates,
        goal,
        limits,
        hosting: { station: new Map(stations.map((id) => [id, total / 60])), feeder: new Map() },
        roofM2: new Map(PILOT_CLASSES.map((each) => [each, roofs / 6])),
        storage: limits.storage
          ? {
              terms: {
                investmentYuanKwh: 900,
                presentYuanKwh: 1500,
                investmentYuanKw: 0,
                presentYuanKw: 0,
                hours: { least: 1, most: 8 },
                roundTrip: 0.88,
                lossPerKwh: { energy: 1, carbon: 0.00053, fit: 0, income: 3 },
              },
              days: new Map(stations.map((id) => [id, daysOf((0.85 * total) / 60, total / 15)])),
            }
          : null,
      };
      const best = await bestSet(problem, solver.solve, { gap: 0.01, timeSeconds: 120 });
      const greedy = greedySet(candidates, goal, problem);
      const picked = greedy?.reduce((sum, { worth }) => sum + worth[goal], 0);
      console.log(
        `portfolio  5000 sites  ${name.padEnd(30)}  ${goal.padEnd(7)} ${best?.seconds.toFixed(2)} s to gap ${((best?.gap ?? 1) * 100).toFixed(3)} %` +
          (picked && best
            ? `, ${((best.worth[goal] / picked - 1) * 100).toFixed(2)} % above one by one`
            : ', one by one breaks a limit') +
          (best?.stores.length ? `, ${best.stores.length} batteries` : ''),
      );
    }
  }
  await solver.close();
}
