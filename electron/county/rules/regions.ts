import type { CountyDetail } from '../../../shared/domain.ts';
import { gridRegion } from '../../formats/economics.ts';
import { shortProvinceName } from '../../formats/facts.ts';

/** Regions of the rule pack a county lies in, the most particular first. */
export const ruleRegions = ({ province, city }: Pick<CountyDetail, 'province' | 'city'>): string[] => [
  ...new Set([gridRegion(province, city), shortProvinceName(province)]),
];
