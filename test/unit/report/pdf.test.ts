import { deflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { assemblePdf, joiningParts } from '../../../electron/report/pdf/assemble.ts';
import { blankPdf } from '../../../electron/report/pdf/blank.ts';
import { linkTo, settledLink } from '../../../electron/report/pdf/links.ts';
import {
  mapReferences,
  pagesOf,
  readPdf,
  referencesIn,
  stringOf,
} from '../../../electron/report/pdf/read.ts';
import { pdfString } from '../../../electron/report/pdf/write.ts';
import { atOnce } from '../../../shared/steps.ts';

const about = {
  title: '规划 (a)',
  author: '张三',
  creator: 'x',
  language: 'zh-CN',
  at: '2026-11-23T15:30:00Z',
  sums: { content: 'a'.repeat(64), figures: 'b'.repeat(64) },
};

/** A tagged part as Chromium writes it: one page, a heading, a table cell with a name, a link to itself. */
function part(words: string): Uint8Array {
  const content = deflateSync(Buffer.from(`/H2 <</MCID 0>> BDC EMC % ${words}`)).toString('latin1');
  const objects = [
    '<</Type /Catalog /Pages 2 0 R /Dests 11 0 R /StructTreeRoot 5 0 R /Outlines 9 0 R /MarkInfo <</Marked true>>>>',
    '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>',
    '<</Type /Page\n/Resources <</ProcSet [/PDF]>>\n/MediaBox [0 0 595 842]\n/Contents 4 0 R\n/StructParents 0\n/Parent 2 0 R>>',
    `<</Filter /FlateDecode\n/Length ${content.length}>> stream\n${content}\nendstream`,
    '<</Type /StructTreeRoot\n/K 6 0 R\n/ParentTreeNextKey 1\n/ParentTree 8 0 R\n/IDTree 12 0 R>>',
    '<</Type /StructElem\n/S /Document\n/P 5 0 R\n/K [7 0 R]>>',
    `<</Type /StructElem\n/S /H2\n/Alt (${words} 3 0 R)\n/P 6 0 R\n/Pg 3 0 R\n/K 0\n/ID (node00000001)>>`,
    '<</Type /ParentTree\n/Nums [0 13 0 R]>>',
    '<</Type /Outlines\n/First 10 0 R\n/Last 10 0 R\n/Count 1>>',
    `<</Title (${words}${words})\n/Dest [3 0 R /XYZ 0 700 0]\n/Parent 9 0 R\n/SE 7 0 R>>`,
    `<</${words} [3 0 R /XYZ 0 700 0]>>`,
    '<</Limits [(node00000001) (node00000001)]\n/Names [(node00000001) 7 0 R]>>',
    '[7 0 R]',
  ];
  let file = '%PDF-1.4\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [i, object] of objects.entries()) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  return Buffer.from(
    `${file}${table}trailer\n<</Size 14 /Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

const opened = (parts: Parameters<typeof assemblePdf>[0]) =>
  getDocumentProxy(new Uint8Array(assemblePdf(parts, readPdf(blankPdf()), about)));

describe('a PDF joined from parts', () => {
  test('has their pages, headings as written, link targets, language and title', async () => {
    const parts = ['One', 'Two'].map((words) => ({
      file: readPdf(part(words)),
      headings: [{ level: 2, text: `${words} 章` }],
    }));
    const pdf = await opened(parts);
    expect(pdf.numPages).toBe(2);
    expect((await pdf.getOutline()).map(({ title }) => title)).toEqual(['One 章', 'Two 章']);
    const targets = await pdf.getDestinations();
    expect(Object.keys(targets).sort()).toEqual(['One', 'Two']);
    expect(await pdf.getPageIndex(targets.Two![0])).toBe(1);
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: '规划 (a)', Author: '张三', Language: 'zh-CN' });
  });

  test('leads from each page to its own structure', async () => {
    const parts = ['One', 'Two'].map((words) => ({ file: readPdf(part(words)), headings: [] }));
    const pdf = await opened(parts);
    for (const [i, words] of ['One', 'Two'].entries()) {
      const tree = JSON.stringify(await (await pdf.getPage(i + 1)).getStructTree());
      expect(tree).toContain('"H2"');
      expect(tree).toContain(`${words} 3 0 R`);
    }
  });

  test('can be taken as it is by readers of plain files only in its parts', () => {
    expect(pagesOf(readPdf(blankPdf()))).toHaveLength(1);
    expect(() => readPdf(new TextEncoder().encode('%PDF-1.7 %%EOF'))).toThrow(RangeError);
  });
});

test('references inside strings stay as they are', () => {
  const text = '<</A 3 0 R /B (see 3 0 R \\) 3 0 R) /C <33> /D [4 0 R]>>';
  expect(referencesIn(text)).toEqual([3, 4]);
  expect(mapReferences(text, (n) => n + 10)).toBe(
    '<</A 13 0 R /B (see 3 0 R \\) 3 0 R) /C <33> /D [14 0 R]>>',
  );
});

test('strings come back as they were written', () => {
  for (const text of ['兰考县 (a)', 'plain', '😀']) expect(stringOf(pdfString(text))).toBe(text);
  expect(stringOf('(a\\)b\\101)')).toBe('a)bA');
});

test('links of one part to headings of another become links within the document', () => {
  const link = (heading: number) => ({
    text: `<</Type /Annot\n/Subtype /Link\n/A <</Type /Action\n/S /URI\n/URI (${linkTo(heading)})>>\n/StructParent 1>>`,
    stream: null,
  });
  const other = { text: '<</A <</Type /Action\n/S /URI\n/URI (https://example.org)>>>>', stream: null };
  const listed = ['[3 0 R /XYZ 0 700 0]', '[9 0 R /XYZ 0 600 0]'].map((destination, i) => ({
    title: `章 ${i}`,
    destination,
  }));
  const objects = [link(1), link(7), other].map((object) => settledLink(object, listed));
  expect(objects[0]!.text).toContain('/Dest [9 0 R /XYZ 0 600 0]');
  expect(objects[0]!.text).toContain(`/Contents ${pdfString('章 1')}`);
  expect(objects.map(({ text }) => text).join()).not.toContain('plan:');
  expect(objects[2]).toEqual(other);
});

test('parts may be taken over in another order than their pages have, and are let go at once', async () => {
  const joining = joiningParts();
  const [two, one] = ['Two', 'One'].map((words) =>
    atOnce(joining.take(readPdf(part(words)), [{ level: 2, text: `${words} 章` }])),
  );
  const pdf = await getDocumentProxy(
    new Uint8Array(atOnce(joining.finish([one!, two!], readPdf(blankPdf()), about))),
  );
  expect(pdf.numPages).toBe(2);
  expect((await pdf.getOutline()).map(({ title }) => title)).toEqual(['One 章', 'Two 章']);
  expect(await pdf.getPageIndex((await pdf.getDestinations()).Two![0])).toBe(1);
  for (const [i, words] of ['One', 'Two'].entries()) {
    const tree = JSON.stringify(await (await pdf.getPage(i + 1)).getStructTree());
    expect(tree).toContain(`${words} 3 0 R`);
  }
});
