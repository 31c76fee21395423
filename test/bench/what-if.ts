import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk, square } from '../faults/desk.ts';

const SITES = 40;
const PITCHES_M = [10, 11, 12, 13, 14, 15];
const SPREADS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Prints how long the planner waits for light, scores and weights while dragging a slider. */
export async function benchWhatIf(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  const desk = openDesk(folder, { shell: 'command-line' });
  const times = async (label: string, tries: readonly number[], run: (value: number) => Promise<unknown>) => {
    const waits: number[] = [];
    for (const value of tries) {
      const started = performance.now();
      await run(value);
      waits.push(performance.now() - started);
    }
    const [most, middle] = [Math.max(...waits), median(waits)];
    console.log(`${label}: median ${middle.toFixed(0)} ms, longest ${most.toFixed(0)} ms`);
  };
  try {
    await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: '410225' });
    let siteId = 0;
    for (let i = 0; i < SITES; i++) {
      const field = i % 2 === 1;
      const geometry = square(
        114.8 + (i % 8) * 0.02,
        34.78 + Math.floor(i / 8) * 0.02,
        field ? 0.004 : 0.0008,
      );
      ({ id: siteId } = await desk.say('site.create', { kind: field ? 'agrivoltaic' : 'rooftop', geometry }));
    }
    await desk.settled();
    await times(`first scores of ${SITES} sites`, [0], () => desk.say('fit.scores', {}));
    await times('light and crop under another pitch', PITCHES_M, (pitchM) =>
      desk.say('agrivoltaic.light', { siteId, changes: { pitchM } }),
    );
    await times('both scores of the site under another pitch', PITCHES_M, (pitchM) =>
      desk.say('fit.explain', { siteId, changes: { pitchM: pitchM + 0.5 } }),
    );
    await times(`ranking of ${SITES} sites under other weights`, SPREADS, (weightSpread) =>
      desk.say('fit.scores', { preview: { weightSpread } }),
    );
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
