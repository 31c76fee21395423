import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankPdf } from '../../../electron/report/pdf/blank.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

/** A white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
);
let desk: OpenDesk;
let site: number;
/** What the print engine gives. */
let printed = blankPdf;
const out = (name: string) => join(desk.folder, name);
const verify = (name: string) => desk.say('plan.verify', { path: out(name) });
const sums = () =>
  readdirSync(desk.folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.gpkg$/.test(entry.name))
    .map(({ name }) =>
      createHash('sha256')
        .update(readFileSync(out(name)))
        .digest('hex'),
    );

beforeAll(async () => {
  desk = await deskOnLankao(false, {
    printPdf: async () => printed(),
    drawPng: async (requests) => requests.map(() => PIXEL),
  });
  site = (await desk.say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82, 0.001) })).id;
  await desk.settled();
  await desk.say('plan.export', { out: out('zh.pdf'), language: 'zh' });
  await desk.say('plan.export', { out: out('en.docx'), language: 'en', sections: ['carbon'] });
}, 60_000);
afterAll(() => desk.close());

test('a plan in either language and format, and its figures, belong to the document they are of', async () => {
  const before = sums();
  const pdf = await verify('zh.pdf');
  expect(pdf).toEqual({ belongs: true, content: expect.stringMatching(/^[0-9a-f]{64}$/), figures: true });
  for (const name of ['en.docx', 'zh.pdf.figures.json', 'en.docx.figures.json']) {
    expect(await verify(name)).toEqual(pdf);
  }
  expect(sums()).toEqual(before);
});

test('it does not once the document says something else, and does again when that is undone', async () => {
  await desk.say('site.update', { ids: [site], changes: { notes: 'seen on the spot' } });
  expect(await verify('zh.pdf')).toMatchObject({ belongs: false, figures: true });
  await desk.say('site.update', { ids: [site], changes: { tiltDeg: 3 } });
  await desk.settled();
  expect(await verify('en.docx')).toMatchObject({ belongs: false, figures: false });
  await desk.say('edit.undo', {});
  await desk.say('edit.undo', {});
  await desk.settled();
  expect(await verify('zh.pdf')).toMatchObject({ belongs: true });
});

test('a copy under another name says the same; figures that were changed do not belong', async () => {
  const { content } = await verify('zh.pdf');
  const changed = JSON.parse(readFileSync(out('zh.pdf.figures.json'), 'utf8'));
  expect(changed.content).toBe(content);
  changed.figures[0].value += 1;
  writeFileSync(out('changed.figures.json'), JSON.stringify(changed));
  expect(await verify('changed.figures.json')).toEqual({ belongs: false, content, figures: false });
  await desk.say('project.saveAs', { path: out('copy.gpkg') });
  expect(await verify('zh.pdf')).toMatchObject({ belongs: true, content });
});

test('a plan is written also where the print engine’s parts cannot be joined', async () => {
  printed = () => Buffer.from('%PDF-1.9\n1 0 obj <</Type /Page>> endobj\nno table\n%%EOF');
  try {
    await expect(desk.say('plan.export', { out: out('whole.pdf') })).resolves.toMatchObject({ pages: 1 });
  } finally {
    printed = blankPdf;
  }
  expect(await verify('whole.pdf')).toMatchObject({ belongs: true, figures: true });
});

test('what carries no sum is refused, and nothing is written over unless that is said', async () => {
  writeFileSync(out('else.pdf'), blankPdf());
  writeFileSync(out('else.docx'), 'no archive');
  writeFileSync(out('else.json'), '{}');
  for (const name of ['else.pdf', 'else.docx', 'else.json']) {
    await expect(verify(name)).rejects.toMatchObject({ code: 'plan.no-sum' });
  }
  await expect(verify('missing.pdf')).rejects.toMatchObject({ code: 'import.missing' });
  await expect(verify('zh.txt')).rejects.toMatchObject({ code: 'file.wrong-ending' });
  const again = (name: string, more = {}) => desk.say('plan.export', { out: out(name), ...more });
  await expect(again('en.docx')).rejects.toMatchObject({ code: 'file.exists' });
  writeFileSync(out('new.pdf.figures.json'), '{}');
  await expect(again('new.pdf')).rejects.toMatchObject({ code: 'file.exists' });
  await expect(again('copy.gpkg')).rejects.toMatchObject({ code: expect.stringMatching(/^file\./) });
  await expect(again('none/plan.docx')).rejects.toMatchObject({ code: 'file.no-folder' });
  await expect(again('zh.pdf', { overwrite: true })).resolves.toMatchObject({ out: out('zh.pdf') });
});

test('a plan that was looked at is written as it is, until the document or what is asked changes', async () => {
  let prints = 0;
  printed = () => {
    prints++;
    return blankPdf();
  };
  const write = (name: string, draft = false) =>
    desk.say('plan.export', { out: out(name), language: 'zh', draft });
  await desk.say('plan.preview', { language: 'zh' });
  const looked = prints;
  expect(looked).toBeGreaterThan(0);
  expect(await write('looked.pdf')).toMatchObject({ out: out('looked.pdf') });
  expect(prints).toBe(looked);
  expect(await verify('looked.pdf')).toMatchObject({ belongs: true });
  await write('draft.pdf', true);
  expect(prints).toBeGreaterThan(looked);
  await desk.say('plan.preview', { language: 'zh' });
  const again = prints;
  await desk.say('site.update', { ids: [site], changes: { notes: 'seen again' } });
  await write('changed.pdf');
  expect(prints).toBeGreaterThan(again);
  expect(await verify('changed.pdf')).toMatchObject({ belongs: true });
  printed = blankPdf;
});
