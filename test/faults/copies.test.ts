import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf, openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';

let folder: string;
let path: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'copies-')));
  path = join(folder, 'a.gpkg');
  desk = openDesk(folder);
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
  await desk.say('site.create', roof);
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const roof = { kind: 'rooftop' as const, geometry: square(114.75, 34.5, 0.001) };
const siteIds = async () => (await desk.say('site.list', {})).sites.map(({ id }) => id);
const documents = () => readdirSync(folder).filter((name) => name !== 'settings');
const jobOf = (name: string) => desk.events.find((event) => event.type === 'job' && event.name === name);

/** Resolves once a job is under way. */
async function begun(name: string): Promise<string> {
  for (;;) {
    const job = jobOf(name);
    if (job?.type === 'job') return job.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('saving as another lets the window go on, and no edit be lost to the document left behind', async () => {
  const copy = join(folder, 'b.gpkg');
  const order: string[] = [];
  const saved = desk.say('project.saveAs', { path: copy }).then((info) => {
    order.push('saved');
    return info;
  });
  await begun('project.saveAs');
  expect(await siteIds()).toEqual([1]);
  order.push('listed');
  await expect(desk.say('site.create', roof)).rejects.toMatchObject({ code: 'import.under-way' });
  await expect(desk.say('project.close', {})).rejects.toMatchObject({ code: 'import.under-way' });
  expect(await saved).toMatchObject({ path: copy, readOnly: false });
  expect(order).toEqual(['listed', 'saved']);
  expect(digestOf(copy)).toBe(digestOf(path));
  await desk.say('site.create', roof);
  expect(await siteIds()).toEqual([1, 2]);
});

it.each(['project.saveAs', 'project.take'] as const)('%s that is stopped leaves nothing', async (name) => {
  const saving = desk.say(name, { path: join(folder, 'b.gpkg') });
  await desk.say('job.cancel', { id: await begun(name) });
  await expect(saving).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(documents().filter((file) => /b\.gpkg|^~/.test(file))).toEqual([]);
  await desk.say('site.create', roof);
  expect(await siteIds()).toEqual([1, 2]);
});

it('saving as another while the program ends leaves a copy whole or none', async () => {
  const copy = join(folder, 'b.gpkg');
  const before = digestOf(path);
  const saving = desk.say('project.saveAs', { path: copy }).catch(() => {});
  await begun('project.saveAs');
  await desk.close();
  await saving;
  expect(digestOf(path)).toBe(before);
  if (documents().includes('b.gpkg')) expect(digestOf(copy)).toBe(before);
  expect(documents().filter((file) => file.startsWith('~'))).toEqual([]);
});

it('a document left for another is backed up with its last edit, beside the work on the other', async () => {
  const other = join(folder, 'b.gpkg');
  await desk.say('project.create', { path: other, countyCode: SMALL_COUNTY });
  await desk.say('site.create', roof);
  expect(await siteIds()).toEqual([1]);
  await desk.say('project.restore', { path });
  expect(await siteIds()).toEqual([1]);
  await desk.say('project.restore', { path: other });
  expect(await siteIds()).toEqual([1]);
});

it('a backup put back lets the window go on, and keeps edits made meanwhile in what it replaces', async () => {
  await desk.say('project.close', {});
  await desk.say('project.open', { path });
  const [backup] = (await desk.say('project.backups', {})).backups;
  const restoring = desk.say('project.restore', { path, backup: backup!.id });
  await desk.say('site.create', roof);
  const { kept } = await restoring;
  expect(await siteIds()).toEqual([1]);
  await desk.say('project.open', { path: kept! });
  expect(await siteIds()).toEqual([1, 2]);
});
