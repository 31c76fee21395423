import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';
import { basisDocuments } from '../../../electron/report/chapters/basis-documents.ts';
import { planChapters as en } from '../../../shared/i18n/en/plan-chapters.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { planChapters as zh } from '../../../shared/i18n/zh/plan-chapters.ts';

/** An act is the same with the marks of a title as without. */
const withoutMarks = (name: string): string => name.replace(/[《》]/g, '');
const pack = readRulePack(join(import.meta.dirname, '../../../data'));

test('every kind of rule that names a document has a word for what it is used for', () => {
  const kinds = new Set(basisDocuments(pack).flatMap((document) => [...document.kinds]));
  expect([...kinds].filter((kind) => !(kind in zh.basis.kinds) || !(kind in en.basis.kinds))).toEqual([]);
});

test('a document stands once, by its name, whatever its rules say', () => {
  const documents = basisDocuments(pack);
  const names = documents.map(({ name }) => inLanguage(name, 'zh'));
  expect(new Set(names.map(withoutMarks)).size).toBe(names.length);
  expect(names.filter((name) => /工程判断|^无$|：|不少于|条$/.test(name))).toEqual([]);
  expect(names.filter((name) => name.includes('铁路安全管理条例'))).toHaveLength(1);
  expect(names.filter((name) => name.includes('整县（市、区）屋顶分布式光伏开发试点方案'))).toHaveLength(1);
  for (const { name } of documents) expect(inLanguage(name, 'en')).not.toMatch(/art\. \d+$|: |from the foot/);
});

test('every document that a rule rests on is still named', () => {
  const named = basisDocuments(pack).map(({ name }) => withoutMarks(inLanguage(name, 'zh')));
  const rules = pack
    .map(({ document }) => withoutMarks(inLanguage(document, 'zh')))
    .filter((document) => document !== '无' && !document.startsWith('工程判断'));
  expect(rules.filter((document) => !named.some((name) => document.startsWith(name)))).toEqual([]);
});
