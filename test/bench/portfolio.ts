import { type Candidate, greedySet } from '../../electron/engine/portfolio/candidates.ts';
import { bestSet } from '../../electron/engine/portfolio/solve.ts';
import { createSolver } from '../../electron/workers/solver.ts';
import { portfolioLimitsSchema } from '../../shared/portfolio.ts';

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
      station: 1 + Math.floor(20 * random()),
      town: `town ${Math.floor(16 * random())}`,
    };
  });
}

/** Prints how long the best set of 5,000 sites takes to a gap of 1 %, by each goal. */
export async function benchPortfolio(): Promise<void> {
  const candidates = county(5000);
  const total = candidates.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const hosting = new Map(Array.from({ length: 20 }, (_, index) => [index + 1, total / 60]));
  const limits = portfolioLimitsSchema.parse({
    budgetYuan: total * 900,
    leastKwp: total / 10,
    leastShare: { rooftop: 0.2, agrivoltaic: 0.3 },
    townShare: 0.12,
  });
  const solver = createSolver();
  for (const goal of ['energy', 'carbon', 'fit', 'income'] as const) {
    const best = await bestSet({ candidates, goal, limits, hosting }, solver.solve, { gap: 0.01 });
    const greedy = greedySet(candidates, goal, limits, hosting);
    const picked = greedy?.reduce((sum, { worth }) => sum + worth[goal], 0);
    console.log(
      `portfolio  5000 sites  ${goal.padEnd(7)} ${best?.seconds.toFixed(2)} s to gap ${((best?.gap ?? 1) * 100).toFixed(3)} %` +
        (picked && best
          ? `, ${((best.worth[goal] / picked - 1) * 100).toFixed(2)} % above one by one`
          : ', one by one breaks a limit'),
    );
  }
  await solver.close();
}
