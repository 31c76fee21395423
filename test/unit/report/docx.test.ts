import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readZipEntry } from '../../../electron/formats/zip.ts';
import { writeDocx } from '../../../electron/report/docx/write.ts';
import { figuresOf } from '../../../electron/report/figures.ts';
import { formatOf } from '../../../electron/report/format.ts';
import { planPages } from '../../../electron/report/pages.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import { type Branch, branchesOf, treeOf, wordsOf } from '../../../electron/report/tree.ts';
import { atOnce } from '../../../shared/steps.ts';
import { samplePlan } from './sample.ts';

/** A white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
);

const below = (branch: Branch, name: string): Branch[] => [
  ...(branch.name === name ? [branch] : []),
  ...branchesOf(branch).flatMap((child) => below(child, name)),
];
/** Words of a Word paragraph or cell; a break is a blank. */
const textIn = (branch: Branch): string =>
  below(branch, 'w:p')
    .map((paragraph) => paragraph.children.map((child) => runText(child)).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
const runText = (node: Branch | string): string => {
  if (typeof node === 'string') return node;
  if (node.name === 'w:br') return ' ';
  if (node.name === 'w:instrText') return '';
  return node.children.map(runText).join('');
};
const squeezed = (words: string): string => words.replace(/[\s■●]/g, '');

const folder = mkdtempSync(join(tmpdir(), 'planner-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function docxOf(language: 'zh' | 'en') {
  const plan = await samplePlan(4);
  const composed = composePlan(plan, language);
  const asked: { widthPx: number; body: string }[] = [];
  const file = await writeDocx(composed, async (drawings) => {
    asked.push(...drawings);
    return drawings.map(() => PIXEL);
  });
  const path = join(folder, `${language}.docx`);
  writeFileSync(path, file);
  const xml = readZipEntry(path, 'word/document.xml', 'plan.docx')!.toString('utf8');
  const document = treeOf(xml.replace(/^<\?xml[^>]*\?>/, ''));
  return { plan, composed, document, asked };
}

describe.each(['zh', 'en'] as const)('a plan as a Word document (%s)', (language) => {
  const made = docxOf(language);

  test('says in every cell what the pages say, under the same headings and captions', async () => {
    const { composed, document } = await made;
    const trees = composed.sections.map(treeOf);
    const cells = trees.flatMap((tree) => [...below(tree, 'th'), ...below(tree, 'td')]).map(wordsOf);
    const written = below(document, 'w:tc').map(textIn);
    expect(written.map(squeezed).sort()).toEqual(cells.map(squeezed).sort());
    const styled = (style: string) =>
      below(document, 'w:p')
        .filter((paragraph) =>
          below(paragraph, 'w:pStyle').some((each) => each.attributes['w:val'] === style),
        )
        .map(textIn);
    const headings = planPages(composed).body.flatMap((part) => part.headings);
    const of = (level: number) => headings.filter((each) => each.level === level).map(({ text }) => text);
    expect(styled('Heading1')).toEqual(of(2));
    expect(styled('Heading2')).toEqual(of(3));
    const captions = trees.flatMap((tree) =>
      [...below(tree, 'caption'), ...below(tree, 'figcaption')].map(wordsOf),
    );
    expect(styled('Caption').map(squeezed).sort()).toEqual(captions.map(squeezed).sort());
    expect(new Set(captions.map((caption) => caption.split(' ').slice(0, 2).join(' '))).size).toBe(
      captions.length,
    );
  });

  test('holds the figures that stand beside it, and every drawing at 300 dpi', async () => {
    const { plan, document, composed, asked } = await made;
    const figures = new Map(
      atOnce(figuresOf(plan)).map(({ chapter, label, value }) => [`${chapter}.${label}`, value]),
    );
    const format = formatOf(language);
    const words = textIn(document);
    for (const { value } of [
      format.capacity(figures.get('summary.capacityKwp')!),
      format.energy(figures.get('summary.deliveredKwh')!),
      { value: format.number(figures.get('summary.avoidedTco2')!) },
    ]) {
      expect(words).toContain(value);
    }
    const drawings = composed.sections
      .concat(composed.cover)
      .flatMap((markup) => below(treeOf(markup), 'svg'));
    const pictures = below(document, 'w:drawing');
    expect(pictures.length).toBe(drawings.length);
    const described = below(document, 'wp:docPr').filter(({ attributes }) => attributes.descr);
    expect(described.length).toBe(asked.filter(({ widthPx }) => widthPx > 100).length);
    expect(Math.max(...asked.map(({ widthPx }) => widthPx))).toBe(Math.round((174 / 25.4) * 300));
    expect(asked.every(({ body }) => !/<script|https?:\/\/(?!www\.w3\.org)/.test(body))).toBe(true);
  });

  test('has contents that name every chapter, and rows that no page tears', async () => {
    const { document, composed } = await made;
    const [contents] = below(document, 'w:sdt');
    const listed = textIn(contents!);
    for (const { level, text } of planPages(composed).body.flatMap((part) => part.headings)) {
      if (level === 2) expect(listed).toContain(text);
    }
    const rows = below(document, 'w:tr');
    expect(rows.every((row) => below(row, 'w:cantSplit').length === 1)).toBe(true);
    const heads = composed.sections.flatMap((markup) => below(treeOf(markup), 'thead')).length;
    expect(below(document, 'w:tblHeader')).toHaveLength(heads);
  });

  test('goes on with chapters where its pages do, on new pages elsewhere', async () => {
    const { document, composed } = await made;
    const own = composed.sections
      .map((markup) => branchesOf(treeOf(markup))[0]!)
      .filter((section) => below(section, 'h2').length > 0)
      .map((section) => !/\bfollow\b/.test(section.attributes.class ?? ''));
    const breaks = below(document, 'w:p')
      .filter((paragraph) => below(paragraph, 'w:pStyle')[0]?.attributes['w:val'] === 'Heading1')
      .map((paragraph) => below(paragraph, 'w:pageBreakBefore').length === 1);
    expect(breaks).toEqual(own);
    expect(new Set(own)).toEqual(new Set([true, false]));
  });

  test('draws the map of the cover so low that what stands around it fits on a page', async () => {
    const { document, composed } = await made;
    const EMU_PER_MM = 36_000;
    const [map] = below(document, 'wp:extent');
    const [cover] = below(treeOf(composed.cover), 'svg');
    const [, , width, height] = cover!.attributes.viewBox!.split(' ').map(Number);
    const { cx, cy } = map!.attributes;
    expect(Number(cy) / EMU_PER_MM).toBeLessThanOrEqual(105.5);
    expect(Number(cx) / Number(cy)).toBeCloseTo(width! / height!, 1);
  });

  test('gives every column the room its longest figure takes', async () => {
    const { document } = await made;
    /** The narrowest that 8.5 points of Times can be set in: digits are half an em wide, points and commas a quarter. */
    const least = (words: string) =>
      [...words].reduce((sum, each) => sum + (/[\d%−+–]/.test(each) ? 85 : /[.,]/.test(each) ? 42 : 0), 0);
    const torn = below(document, 'w:tbl').flatMap((table) => {
      const widths = below(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(Math.round((174 * 1440) / 25.4));
      return below(table, 'w:tr').flatMap((row) =>
        below(row, 'w:tc')
          .filter((cell) => below(cell, 'w:jc')[0]?.attributes['w:val'] === 'right')
          .filter((cell) => below(cell, 'w:b').length === 0 && below(cell, 'w:gridSpan').length === 0)
          .map((cell) => ({ words: textIn(cell), width: Number(below(cell, 'w:tcW')[0]!.attributes['w:w']) }))
          .filter(({ words, width }) => /^[\d.,%−+–]+$/.test(words) && least(words) > width),
      );
    });
    expect(torn).toEqual([]);
  });
});
