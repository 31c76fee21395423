import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { square, startDesk } from '../unit/desk.ts';

const CODE = '410225';
let d: ReturnType<typeof startDesk>;
let out: string;
let other: ChildProcess | null = null;
beforeEach(() => {
  d = startDesk();
  out = join(d.folder, 'province');
});
afterEach(async () => {
  other?.kill();
  other = null;
  await d.close();
});

/** Another program at a file; resolves once it has it. */
async function otherProgram(what: 'open' | 'write-lock' | 'read', at: string): Promise<void> {
  const script = fileURLToPath(new URL('./other-program.ts', import.meta.url));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  other = spawn(process.execPath, [script, what, at], { stdio: ['ignore', 'pipe', 'inherit'] });
  other.stdout!.once('data', () => resolve());
  other.once('exit', () => reject(new Error('ended')));
  await promise;
}

/** Works through a county of buildings with so many storeys and this discount rate. */
async function plan(floors: number, discountRate: number) {
  const features = [0, 1].map((i) => ({
    type: 'Feature',
    properties: { name: `${i}`, class: '党政机关', floors },
    geometry: square(114.82 + 0.001 * i, 34.82, 0.0004),
  }));
  d.file('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  const row = `${CODE},buildings=a.geojson,"{""money"":{""discountRate"":${discountRate}}}"`;
  const table = d.file('province.csv', `county,layers,assumptions\n${row}`);
  const { counties } = await d.say('province.plan', { table, out });
  return counties[0]!;
}

/** Which file it is and when it was written last: to read it here would drop the locks of this program. */
function asItIs(path: string) {
  const { ino, mtimeMs, size } = statSync(path);
  return { ino, mtimeMs, size };
}

/** What would be done anew: only money; or everything, in a document that comes in the place of the old one. */
const CHANGES = [
  ['an assumption', 2, 0.07, ['this window', 'open', 'read']],
  ['a building', 3, 0.06, ['this window', 'open', 'write-lock']],
] as const;

describe.each(CHANGES)('a county of which %s changed', (_what, floors, discountRate, users) => {
  it.each(users)(
    'is left as it is while its document is in use: %s',
    async (who) => {
      const { document } = await plan(2, 0.06);
      if (who === 'this window') await d.say('project.open', { path: document! });
      else await otherProgram(who, document!);
      const before = asItIs(document!);
      const { state, error } = await plan(floors, discountRate);
      expect(state).toBe('failed');
      expect(['province.busy', 'document.busy', 'document.in-use']).toContain(error!.code);
      expect(error!.where.file).toBe(document);
      expect(asItIs(document!)).toEqual(before);
      expect(readdirSync(join(out, 'documents')).filter((name) => name.endsWith('.gpkg'))).toEqual([
        `${CODE}.gpkg`,
      ]);
      if (who === 'this window') {
        const site = { kind: 'rooftop' as const, geometry: square(114.83, 34.83, 0.0004) };
        const { id } = await d.say('site.create', site);
        await d.say('project.close', {});
        await d.say('project.open', { path: document! });
        expect((await d.say('site.ids', {})).ids).toContain(id);
        await d.say('project.close', {});
      }
      other?.kill();
      await new Promise((resolve) => (other ? other.once('exit', resolve) : resolve(null)));
      other = null;
      expect(await plan(floors, discountRate)).toMatchObject({ state: 'done', error: null });
    },
    120_000,
  );
});
