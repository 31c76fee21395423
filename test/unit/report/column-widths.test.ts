import { expect, test } from 'vitest';
import { columnWidths } from '../../../electron/report/docx/column-widths.ts';
import { branchesOf, find, treeOf } from '../../../electron/report/tree.ts';

/** Twips that "Rank" in bold of 8.5 points and the margins of its cell take. */
const RANK_TWIPS = 540;

test('no word of a Word table runs into the unit under its heading and takes the room of another column', () => {
  const scored = Array.from(
    { length: 6 },
    () => '<th scope="col" class="num">Smart agriculture<small>Weighted sum</small></th>',
  );
  const cells = scored.map(() => '<td class="num">0.770–0.850</td>');
  const table = find(
    treeOf(
      `<table><thead><tr><th scope="col">Site</th><th scope="col" class="num">Rank</th>${scored.join('')}<th scope="col" class="num">Kept</th></tr></thead><tbody><tr><th scope="row">Shifan Agrivoltaic 2</th><td class="num">22</td>${cells.join('')}<td class="num">100%</td></tr></tbody></table>`,
    ),
    'table',
  )!;
  const rows = branchesOf(table).flatMap(branchesOf);
  const widths = columnWidths(table, rows);
  expect(widths[1]).toBeGreaterThanOrEqual(RANK_TWIPS);
  expect(widths[8]).toBeGreaterThanOrEqual(RANK_TWIPS);
});
