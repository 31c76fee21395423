import { unitOf } from '../../shared/figure-unit.ts';
import type { Steps } from '../../shared/steps.ts';
import type { PlanData } from './plan-data.ts';

/** A number of a plan: where it stands, what it is called and what it is of. */
export interface Figure {
  chapter: string;
  /** Path of the number within the chapter, such as `total.npvYuan`. */
  label: string;
  unit: string;
  value: number;
  scenario: string;
  /** What it was worked out from. */
  from: string;
}

/** Chapters of the plan and where their numbers come from. */
const CHAPTERS = {
  summary: 'account',
  weather: 'weather',
  losses: 'estimates',
  analysis: 'estimates and account',
  carbon: 'account',
  money: 'account',
  supply: 'account',
  grid: 'grid check and account',
  openCapacity: 'grid check',
  connectionWorks: 'grid check',
  energyYears: 'account',
  roadmap: 'portfolio',
  comparison: 'account',
  roofs: 'buildings',
  check: 'account',
} as const satisfies Partial<Record<keyof PlanData, string>>;

/** Every number behind the chapters of a plan, in their order, so that another program can hold the plan to them. */
export function* figuresOf(plan: PlanData): Steps<Figure[]> {
  const figures: Figure[] = [];
  const scenario = plan.scenario.name;
  const walk = (chapter: string, from: string, path: string, value: unknown): void => {
    if (typeof value === 'number') {
      figures.push({ chapter, label: path, unit: unitOf(path), value, scenario, from });
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value))
        walk(chapter, from, path ? `${path}.${key}` : key, inner);
    }
  };
  for (const [chapter, from] of Object.entries(CHAPTERS)) {
    walk(chapter, from, '', plan[chapter as keyof typeof CHAPTERS]);
    yield;
  }
  for (const { id, included, capacityKwp, estimate } of plan.sites) {
    if (!included) continue;
    walk('sites', 'estimates and account', String(id), { capacityKwp, ...estimate });
    yield;
  }
  return figures;
}
