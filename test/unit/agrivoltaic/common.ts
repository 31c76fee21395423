import { COMMON_FIGURES, type CommonFigures } from '../../../electron/engine/agrivoltaic/limits.ts';
import { figureRow } from '../../../electron/engine/rules/rule-pack.ts';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';

const pack = readRulePack(new URL('../../../data/', import.meta.url).pathname);

/** What fields are held against in every province, by the rule pack of 2026. */
export const commonFigures = Object.fromEntries(
  Object.entries(COMMON_FIGURES).map(([key, id]) => [key, figureRow(pack, [], '2026-11-29', id)!]),
) as unknown as CommonFigures;
