/**
 * Attacks every reader of files with mutated input for a minute and more each: `npm run fuzz`. `FUZZ_SECONDS` and
 * `FUZZ_SEED` change how long and where from; a finding is printed with the seed that repeats it.
 */
import { seeded } from '../faults/desk.ts';
import { TARGETS } from './targets.ts';

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 60);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const only = process.argv.slice(2);
let findings = 0;

for (const [name, make] of Object.entries(TARGETS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const target = make();
  const start = performance.now();
  const until = start + 1000 * SECONDS;
  const seen = new Set<string>();
  let inputs = 0;
  let slowestMs = 0;
  for (let seed = SEED; performance.now() < until || inputs < (target.atLeast ?? 0); seed++) {
    const began = performance.now();
    inputs++;
    try {
      await target.once(seeded(seed));
    } catch (error) {
      const { message, stack = '' } = error as Error;
      const place = stack.split('\n').find((line) => line.includes('/electron/')) ?? '';
      // What was found outside of the program's own code is told apart by what it says.
      const kind = place || message.replace(/\d+/g, '0');
      if (seen.has(kind)) continue;
      seen.add(kind);
      findings++;
      console.error(`✗ ${name}, FUZZ_SEED=${seed}: ${message.slice(0, 300)}\n${place}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - began);
  }
  await target.close();
  console.log(
    `${name}: ${inputs} inputs in ${((performance.now() - start) / 1000).toFixed(0)} s, slowest ${slowestMs.toFixed(0)} ms, ${seen.size} findings`,
  );
}
process.exit(findings > 0 ? 1 : 0);
