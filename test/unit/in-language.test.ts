import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { uncertaintyParts } from '../../electron/engine/uncertainty.ts';
import { BOUNDARY_LICENCE } from '../../electron/formats/counties.ts';
import { inLanguage } from '../../shared/i18n/in-language.ts';
import { planHtml, samplePlan } from './report/sample.ts';

const data = fileURLToPath(new URL('../../data/', import.meta.url));
const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.csv$|NOTICE\.md$/.test(path) && !path.startsWith('generated'),
);
/** Every kind of sunlight an estimate may rest on. */
const EVIDENCE = [
  { kind: 'climate', levelFraction: 0.05 },
  { kind: 'years', annualGhi: [1400] },
  { kind: 'years', annualGhi: [1400, 1450, 1500] },
] as const;
const CHINESE = /\p{Script=Han}/u;

describe('texts of the data in two languages', () => {
  it('leave what is outside of passages as it is', () => {
    const text = '2024: ⟦工程判断 ‖ judgement⟧; Dobos 2014';
    expect(inLanguage(text, 'zh')).toBe('2024: 工程判断; Dobos 2014');
    expect(inLanguage(text, 'en')).toBe('2024: judgement; Dobos 2014');
  });

  it.each(files)('are whole in %s', (path) => {
    const text = readFileSync(join(data, path), 'utf8');
    for (const language of ['zh', 'en'] as const)
      expect(inLanguage(text, language).replace('between ⟦ and ⟧', '')).not.toMatch(/[⟦⟧‖]/);
    for (const [, zh] of text.matchAll(/⟦([^⟦⟧]*?) ‖ /g)) expect(zh).toMatch(CHINESE);
  });

  it('say engineering judgements in Chinese too', () => {
    const judged = files.filter((path) => /economics|equipment|layouts/.test(path));
    expect(judged.length).toBeGreaterThan(4);
    for (const path of judged) {
      const rows = readFileSync(join(data, path), 'utf8').split('\n').slice(1);
      for (const row of rows.filter((line) => /judgement: |: engineering judgement/.test(line)))
        expect(inLanguage(row, 'zh')).toContain('工程判断');
    }
    for (const evidence of EVIDENCE)
      for (const { source } of uncertaintyParts(evidence)) expect(inLanguage(source, 'zh')).toMatch(CHINESE);
  });

  it.each(['zh', 'en'] as const)('stand in one language in the plan (%s)', async (language) => {
    const plan = await samplePlan(3);
    plan.county.licence = BOUNDARY_LICENCE;
    plan.notices = [{ name: '⟦高程 ‖ Elevations⟧', terms: '⟦公有领域 ‖ public domain⟧', source: 'ETOPO5' }];
    const text = planHtml(plan, language);
    expect(text).not.toMatch(/[⟦⟧‖]/);
    expect(text).toContain(language === 'zh' ? '公有领域' : 'public domain');
    expect(text).not.toContain(language === 'zh' ? 'public domain' : '公有领域');
    expect(text).toContain(
      language === 'zh' ? '边界几何源自高德地图' : 'Boundary geometry derives from AMap',
    );
  });
});
