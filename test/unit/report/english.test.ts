import { expect, test } from 'vitest';
import { englishMarkup, englishPlan } from '../../../electron/report/english/plan.ts';
import { romanise } from '../../../electron/report/english/romanise.ts';
import { singular } from '../../../electron/report/english/singular.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import { countyName } from '../../../shared/county-name.ts';
import { samplePlan } from './sample.ts';

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const romanising = { englishPlan, englishMarkup };

test.each([
  ['示范110千伏变电站01', 'Shifan 110 kV Substation 01'],
  ['示范镇06-026', 'Shifan Town 06-026'],
  ['开封市', 'Kaifeng City'],
  ['镇平县', 'Zhenping County'],
  ['呼和浩特市', 'Hohhot City'],
  ['陕西', 'Shaanxi'],
  ['西安市', "Xi'an City"],
  ['吕梁市', 'Luliang City'],
  ['甲（一期），乙', 'Jia (Yiqi), Yi'],
  ['PV-12 roof', 'PV-12 roof'],
  ['郑州', 'Zhengzhou'],
  ['兰州', 'Lanzhou'],
  ['甘孜州', 'Ganzi Prefecture'],
  ['临夏回族自治州', 'Linxia Hui Autonomous Prefecture'],
  ['黔西南布依族苗族自治州', 'Qianxinan Buyei and Miao Autonomous Prefecture'],
  ['克孜勒苏柯尔克孜自治州', 'Kezilesu Kirgiz Autonomous Prefecture'],
  ['积石山保安族东乡族撒拉族自治县', 'Jishishan Bonan, Dongxiang and Salar Autonomous County'],
  ['胡集回族乡', 'Huji Hui Township'],
  ['华中', 'Central China'],
  ['华中村', 'Huazhong Village'],
])('%s is %s', (chinese, english) => {
  expect(romanise(chinese)).toBe(english);
});

test('counties of several peoples are named as English texts name them', () => {
  const county = {
    name: '积石山保安族东乡族撒拉族自治县',
    pinyin: "Jishishan Bao'anzu Dongxiangzu Salazu Zizhixian",
  };
  expect(countyName(county, 'en')).toBe('Jishishan Bonan, Dongxiang and Salar Autonomous County');
  expect(countyName({ name: '兰考县', pinyin: 'Lankao Xian' }, 'en')).toBe('Lankao County');
});

test('official titles keep their Chinese, marked, with a translation', () => {
  const said = englishMarkup(
    '<td>铁路安全管理条例（国务院令第639号）第27条</td><td>国能发新能规〔2025〕7号</td>',
  );
  expect(said).toBe(
    '<td><span class="official" lang="zh">铁路安全管理条例（国务院令第639号）第27条</span> – Regulations on Railway Safety (State Council Order No. 639), Art. 27</td>' +
      '<td><span class="official" lang="zh">国能发新能规〔2025〕7号</span> – National Energy Administration, regulatory document on new energy [2025] No. 7</td>',
  );
});

test.each([
  ['甘发改价格〔2024〕424号', 'Gansu Development and Reform Commission, prices [2024] No. 424'],
  ['豫发改价管〔2024〕283号', 'Henan Development and Reform Commission, price control [2024] No. 283'],
  ['宁发改价格(管理)〔2023〕7号', 'Ningxia Development and Reform Commission, prices [2023] No. 7'],
  ['京发改规〔2023〕11号', 'Beijing Development and Reform Commission, regulatory document [2023] No. 11'],
  ['晋发改商品发〔2021〕479号', 'Shanxi Development and Reform Commission [2021] No. 479'],
  [
    '国办发明电〔2024〕12号、〔2025〕7号',
    'General Office of the State Council, telegram [2024] No. 12, [2025] No. 7',
  ],
])('%s is named with its issuer', (title, english) => {
  expect(englishMarkup(`<td>${title}</td>`)).toBe(
    `<td><span class="official" lang="zh">${title}</span> – ${english}</td>`,
  );
});

test('an English plan has nothing Chinese but official titles and the planner’s own words, and the same numbers', async () => {
  const plan = await samplePlan(6);
  const named = {
    ...plan,
    sites: plan.sites.map((site, i) => ({
      ...site,
      town: ['丽水镇', '利水镇', '城关镇'][i % 3]!,
      village: '王庄村',
    })),
    rules: [
      { document: '增值税法', kind: 'tax', validFrom: '2026-01-01', status: 'second-hand' },
      {
        document: '国能发新能规〔2025〕7号',
        kind: 'ownerClass',
        validFrom: '2025-01-17',
        status: 'second-hand',
      },
    ] as never,
    texts: [{ chapter: 'safety' as const, language: 'en' as const, text: 'See 甲方 for details.' }],
  };
  const english = composePlan(named, 'en', romanising);
  const markup = [english.cover, ...english.sections].join('');
  expect(markup).toContain('See 甲方 for details.');
  expect(markup).toContain('增值税法');
  const rest = markup
    .replace(/<(\w+) class="(?:official|(?:\w+ )?own)"[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '');
  expect(CHINESE.exec(rest)).toBeNull();
  // Two towns that sound alike stay two.
  expect(markup).toContain('Lishui Town');
  expect(markup).toContain('Lishui Town (2)');
  // Sites have the same numbers in both languages: each is told by its capacity, which stands in no other column.
  const numbered = (sections: readonly string[]) =>
    [
      ...sections
        .find((markup) => markup.startsWith('<section id="sites"'))!
        .matchAll(/<th scope="row">(\d+)<\/th>(?:<td[^>]*>(?:(?!<\/td>).)*<\/td>){3}<td[^>]*>([\d.,]+)</g),
    ].map(([, number, kwp]) => `${number}: ${kwp}`);
  expect(numbered(english.sections).length).toBeGreaterThan(2);
  expect(numbered(english.sections)).toEqual(numbered(composePlan(named, 'zh').sections));
  expect(english.sums).toEqual(composePlan(named, 'zh').sums);
});

test.each([
  ['1 sites have no year of their own.', '1 site has no year of their own.'],
  ['holds 2 rooftop sites and 1 agrivoltaic sites', 'holds 2 rooftop sites and 1 agrivoltaic site'],
  ['21 sites, 0.1 sites, 1–1 sites and 1,001 sites', '21 sites, 0.1 sites, 1–1 sites and 1,001 sites'],
])('one is not spoken of as several: %s', (plural, wanted) => {
  expect(singular(plural)).toBe(wanted);
});
