import { expect, it } from 'vitest';
import { photosForPlan } from '../../../electron/county/sites/photos.ts';
import type { PlanPhotos } from '../../../electron/report/plan-data.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { jpegOf } from '../../jpeg.ts';
import { deskOnLankao, square } from '../desk.ts';
import { planHtml, samplePlan } from './sample.ts';

const photo = (siteId: number, caption: string): PlanPhotos['printed'][number] => ({
  ...{ siteId, caption, widthPx: 1600, heightPx: 1200 },
  image: 'data:image/jpeg;base64,AAAA',
});

it('prints photos under the number and name of their site, and says how many it leaves out', async () => {
  const plan = await samplePlan(3);
  const [first] = plan.sites;
  const printed = [photo(first!.id, '<b>东侧</b>'), photo(first!.id, '')];
  const page = planHtml({ ...plan, photos: { total: 40, printed } }, 'zh');
  expect(page).toContain('现场照片');
  expect(page).toContain('共 40 张，这里刊印 2 张');
  expect(page).toContain('&lt;b&gt;东侧&lt;/b&gt;');
  expect(page.split('data:image/jpeg').length - 1).toBe(2);
  expect(page).toMatch(new RegExp(`\\d+ · ${first!.name}`));
});

it('says nothing of photos where there are none, or the section is left out', async () => {
  const plan = await samplePlan(1);
  expect(planHtml(plan, 'zh')).not.toContain('现场照片');
  const photos = { total: 1, printed: [photo(plan.sites[0]!.id, '')] };
  expect(planHtml({ ...plan, photos, sections: ['sites'] }, 'en')).not.toContain('Photos of the sites');
});

it('lists the equipment of the library that sites are planned with', async () => {
  const plan = await samplePlan(1);
  const preset = {
    ...{
      key: 'cdte',
      moduleWpM2: 185,
      gammaPdcPerK: -0.003,
      bifaciality: 0,
      transparency: 0,
      degradationPerYear: 0.005,
    },
    source: '2023: judgement',
  };
  const equipment = { modules: [{ preset, sites: 4, capacityKwp: 321.5 }], inverters: [] };
  const page = planHtml({ ...plan, equipment }, 'zh');
  for (const text of ['采用的设备', '碲化镉薄膜', '-0.30 %/K', '321.5', '2023: judgement']) {
    expect(page.replaceAll('−', '-')).toContain(text);
  }
});

it('takes the first photo of every site before the second of any', async () => {
  const d = await deskOnLankao(false);
  const ids: number[] = [];
  const base64 = (width: number) => jpegOf(width, 100).toString('base64');
  for (let i = 0; i < 20; i++) {
    const geometry = square(114.8 + i * 0.002, 34.82, 0.001);
    const { id } = await d.say('site.create', { kind: 'rooftop', geometry });
    ids.push(id);
    const photos = ['1', '2', '3'].map((caption) => ({
      caption,
      picture: base64(1200),
      preview: base64(200),
    }));
    await d.say('site.photo.add', { siteId: id, photos });
  }
  await d.say('project.close', {});
  const document = openDocument(d.document);
  const { total, printed } = photosForPlan(document, ids);
  document.close();
  await d.close();
  expect(total).toBe(60);
  expect(printed.map(({ caption }) => caption).join('')).toBe('1'.repeat(20) + '2'.repeat(16));
  expect(printed.slice(0, 20).map(({ siteId }) => siteId)).toEqual(ids);
});
