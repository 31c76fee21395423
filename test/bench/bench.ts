import { benchApp } from './app.ts';
import { benchClimate } from './climate.ts';
import { benchEngine } from './engine.ts';
import { benchPlan } from './plan.ts';
import { benchPortfolio } from './portfolio.ts';
import { benchResource } from './resource.ts';
import { benchScale } from './scale.ts';
import { benchWhatIf } from './what-if.ts';

/** Prints speed, sizes and accuracies. Nothing is asserted: machines differ, ratios and medians are to be read. */
console.log('— Engine');
await benchEngine();
console.log('— Climate, each station foretold from the others');
benchClimate();
console.log('— Generated hours against real hours');
await benchResource();
console.log('— What a planner drags');
await benchWhatIf();
console.log('— The best portfolio');
await benchPortfolio();
console.log('— A county at full size');
await benchScale({ buildings: 500_000, sites: 100_000 });
console.log('— The plan');
await benchPlan();
console.log('— The program');
await benchApp();
process.exit(0);
