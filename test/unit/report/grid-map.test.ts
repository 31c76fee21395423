import { expect, test } from 'vitest';
import { composePlan } from '../../../electron/report/plan.ts';
import type { OpenCapacity } from '../../../shared/open-capacity.ts';
import { samplePlan } from './sample.ts';

const GREEN = 'fill="#ffffff" stroke="#';
const UNGRADED = 'fill="#9aa0a6"';
const at = (id: number) => ({
  id,
  name: `台区${id}`,
  position: [114.8 + id / 100, 34.85] as [number, number],
});

/** The map of the grid, with its legend. */
const gridFigure = async (openCapacity: OpenCapacity | null): Promise<string> => {
  const plan = await samplePlan(2, { transformers: [at(1), at(2)], openCapacity });
  const maps = composePlan(plan, 'en').sections.join('');
  const start = maps.indexOf('id="map-grid-t"');
  return maps.slice(start, maps.indexOf('</figure>', start));
};
const transformers = (figure: string) => [
  ...figure.matchAll(/<path d="M[^"]*h14l[^"]*Z" fill="[^"]*"[^>]*>/g),
];

const graded: OpenCapacity = {
  problems: [],
  queue: [],
  objects: [
    {
      id: 'transformer:1',
      kind: 'transformer',
      name: '台区1',
      voltageKv: 10,
      parentId: null,
      hostingMw: [0.2, 0.2],
      connectedMw: 0,
      filedMw: 0,
      openForConnectionMw: [0.2, 0.2],
      openForFilingMw: [0.2, 0.2],
      grade: 'green',
      ratingMva: 0.4,
      loadMw: 0.1,
      reverseLoadRate: 0,
      missing: [],
      worksYear: null,
      plannedLimit: null,
    },
  ],
  date: '2026-07-02',
  quarter: '2026Q3',
  typicalHour: 12,
  typicalFrom: 'hours',
  maxOutputFactor: 0.8,
  maxOutputFrom: 'hours',
  existing: { count: 0, connectedMw: 0, filedMw: 0 },
};

test('a transformer without a grade is drawn and named as not checked, never as green', async () => {
  const figure = await gridFigure(null);
  const marks = transformers(figure).map(([mark]) => mark);
  expect(marks).toHaveLength(2);
  for (const mark of marks) expect(mark).toContain(UNGRADED);
  expect(figure).toContain('not checked');
  const mixed = await gridFigure(graded);
  const kinds = transformers(mixed).map(([mark]) =>
    mark.includes(UNGRADED) ? 'none' : mark.includes(GREEN),
  );
  expect(kinds).toEqual([true, 'none']);
});
