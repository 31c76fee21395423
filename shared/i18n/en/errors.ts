import type { errors as zh } from '../zh/errors.ts';
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

export const errors: Record<keyof typeof zh, string> = {
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
};
