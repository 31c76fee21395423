import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { httpDesk } from '../../../renderer/base/desk.ts';

beforeAll(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
afterAll(() => vi.unstubAllGlobals());

it('keeps connections free for tiles: what looks at all sites is asked one after the other', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const fetcher = (async (_: string, { body }: { body: string }) => {
    asked.push((JSON.parse(body) as { name: string }).name);
    await new Promise<void>((resolve) => answers.push(resolve));
    if (asked.length === 2) throw new Error('gone');
    return { json: async () => ({ ok: true, value: {} }) };
  }) as unknown as typeof fetch;
  const { invoke } = httpDesk('', () => {}, fetcher);
  const first = invoke('site.page', { limit: 50 });
  const second = invoke('project.summary', {});
  const other = invoke('project.info', {});
  await vi.waitFor(() => expect(asked).toEqual(['project.info', 'site.page']));
  for (const answer of answers.splice(0)) answer();
  await expect(first).rejects.toMatchObject({ code: 'desk.disconnected' });
  await expect(other).rejects.toMatchObject({ code: 'desk.disconnected' });
  await vi.waitFor(() => expect(asked).toEqual(['project.info', 'site.page', 'project.summary']));
  for (const answer of answers.splice(0)) answer();
  await second;
});
