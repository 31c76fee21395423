import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';
import { actKey, basisDocuments } from '../../../electron/report/chapters/basis-documents.ts';
import { planChapters as en } from '../../../shared/i18n/en/plan-chapters.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { planChapters as zh } from '../../../shared/i18n/zh/plan-chapters.ts';

/** An act is the same whatever its rules put in brackets, whichever dates and marks they give. */
const bare = (name: string): string =>
  name
    .replace(/（.*?）|\(.*?\)/g, '')
    .replace(/\d{4} ?年( ?\d+ ?月)?( ?\d+ ?日)?(?! ?第)|\d{4}-\d\d-\d\d/g, '')
    .replace(/[《》“”\s，]/g, '');
const pack = readRulePack(join(import.meta.dirname, '../../../data'));

test('every kind of rule that names a document has a word for what it is used for', () => {
  const kinds = new Set(basisDocuments(pack).flatMap((document) => [...document.kinds]));
  expect([...kinds].filter((kind) => !(kind in zh.basis.kinds) || !(kind in en.basis.kinds))).toEqual([]);
});

test('a document stands once, by its name, whatever its rules say', () => {
  const documents = basisDocuments(pack);
  const names = documents.map(({ name }) => inLanguage(name, 'zh'));
  expect(new Set(names.map(bare)).size).toBe(names.length);
  expect(names.filter((name) => /工程判断|^无$|：|不少于|条$/.test(name))).toEqual([]);
  expect(names.filter((name) => name.includes('铁路安全管理条例'))).toHaveLength(1);
  expect(names.filter((name) => name.includes('整县（市、区）屋顶分布式光伏开发试点方案'))).toHaveLength(1);
  for (const { name } of documents) expect(inLanguage(name, 'en')).not.toMatch(/art\. \d+$|: |from the foot/);
});

test('an act is one entry with the name of its newest version, also where a rule names several', () => {
  const named = basisDocuments(pack).map(({ name }) => name);
  const of = (act: string) => named.filter((name) => inLanguage(name, 'zh').includes(act));
  expect(of('文物保护法')).toEqual([
    '⟦《文物保护法》（2024 年修订，2025-03-01 施行） ‖ Cultural Relics Protection Law (revised 2024, in force 2025-03-01)⟧',
  ]);
  expect(of('自然保护区条例')).toHaveLength(1);
  expect(of('生态环境法典')).toHaveLength(1);
  expect(of('永久基本农田保护红线管理办法')).toHaveLength(1);
  expect(of('《土地管理法》')).toHaveLength(1);
  expect(of('自然资办发〔2023〕12号')).toHaveLength(1);
  expect(named.filter((name) => /、《|、[^（]*〔|条号|沿用|kept in|to be verified/.test(name))).toEqual([]);
});

test('every document that a rule rests on is still named', () => {
  const named = basisDocuments(pack).map(({ name }) => actKey(inLanguage(name, 'zh')));
  const rules = pack
    .map(({ document }) => actKey(inLanguage(document, 'zh')))
    .filter((document) => document !== '无' && !document.startsWith('工程判断'));
  expect(rules.filter((document) => !named.some((name) => document.startsWith(name)))).toEqual([]);
});
