import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printPlan } from '../../electron/commands/plan-print.ts';
import type { Host } from '../../electron/host.ts';
import { printPdf } from '../../electron/hosts/chromium.ts';
import { planPages } from '../../electron/report/pages.ts';
import { composePlan } from '../../electron/report/plan.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { faultsOf } from '../pdf/structure.ts';
import { fontDir, samplePlan } from '../unit/report/sample.ts';

/** Without blanks, quotes as the page has them. */
const plain = (text: string): string => text.replace(/\s/g, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

describe.each(['zh', 'en'] as const satisfies Language[])(
  'a plan printed by the installed browser, %s',
  (language) => {
    let pdf: Uint8Array;
    let written: ReturnType<typeof planPages>;
    const aborting = new AbortController();

    beforeAll(async () => {
      written = planPages(composePlan(await samplePlan(12), language), fontDir);
      const host = { printPdf } as unknown as Host;
      ({ pdf } = await printPlan(written, host, () => {}, aborting.signal));
    });
    afterAll(() => aborting.abort());

    test('keeps what of PDF/UA can be told from its structure', () => {
      expect(faultsOf(pdf)).toEqual([]);
    });

    test('shows every heading in its contents, with a link to it', async () => {
      const document = await getDocumentProxy(new Uint8Array(pdf));
      const headings = written.body.flatMap((part) => part.headings);
      let [words, links] = ['', 0];
      for (let number = 2; number <= 4; number++) {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        words += items.map((item) => ('str' in item ? item.str : '')).join('');
        links += (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link').length;
      }
      const squeezed = plain(words);
      for (const { text } of headings) expect(squeezed).toContain(plain(text));
      expect(links).toBeGreaterThanOrEqual(headings.length);
    });
  },
);
