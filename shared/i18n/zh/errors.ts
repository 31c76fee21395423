import { documentErrors } from './errors/document.ts';
import { fileErrors } from './errors/files.ts';
import { gridErrors } from './errors/grid.ts';
import { groundErrors } from './errors/ground.ts';
import { importErrors } from './errors/import.ts';
import { programErrors } from './errors/program.ts';
import { provinceErrors } from './errors/province.ts';
import { roofErrors } from './errors/roofs.ts';
import { ruleErrors } from './errors/rules.ts';
import { scenarioErrors } from './errors/scenarios.ts';
import { siteErrors } from './errors/sites.ts';

/** One message for every error code: what is wrong and what the planner can do. */
export const errors = {
  ...programErrors,
  ...documentErrors,
  ...scenarioErrors,
  ...siteErrors,
  ...ruleErrors,
  ...gridErrors,
  ...importErrors,
  ...groundErrors,
  ...roofErrors,
  ...fileErrors,
  ...provinceErrors,
} as const;
