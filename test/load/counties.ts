/**
 * Random counties at the real desk: every page of each agrees with every other, and a portfolio that is adopted is over no
 * limit of the grid and is what it promised. `npm run counties`; `COUNTIES` and `SEED` change how many and which.
 */

import { brokenWord, disagreements, drawCounty, randomAsk, randomOf } from '../random-county.ts';
import { startDesk } from '../unit/desk.ts';

const COUNT = Number(process.env.COUNTIES ?? 200);
const FIRST = Number(process.env.SEED ?? 1);

let failed = 0;
for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
  const { say, folder, close } = startDesk();
  const random = randomOf(seed);
  const faults: string[] = [];
  try {
    await say('project.create', { path: `${folder}/a.gpkg`, countyCode: '410225', demonstration: false });
    await drawCounty(say, random);
    faults.push(...(await disagreements(say)));
    const asked = randomAsk(random);
    faults.push(...(await brokenWord(say, asked)).map((fault) => `${fault} (${JSON.stringify(asked)})`));
    faults.push(...(await disagreements(say)).map((fault) => `adopted: ${fault}`));
  } catch (error) {
    faults.push(String((error as Error).stack));
  }
  await close();
  if (faults.length > 0) {
    failed++;
    console.log(`county ${seed}\n  ${faults.join('\n  ')}`);
  }
}
console.log(`${COUNT - failed} of ${COUNT} counties hold`);
process.exit(failed > 0 ? 1 : 0);
