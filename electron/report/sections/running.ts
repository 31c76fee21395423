import { fill } from '../../../shared/i18n/index.ts';
import type { Imprint } from '../context.ts';
import { type Html, html } from '../html.ts';

/** What stands on every page besides its text, one sheet of paper each; the cover, page 1, has only the draft's mark. */
export function runningPages(imprint: Imprint, pages: number): Html {
  const { plan, text, format, title, county, syntheticLayers } = imprint;
  const left = title.includes(county) ? title : fill(text.header, { title, county });
  const right = syntheticLayers.length ? text.syntheticShort : '';
  const made = `${format.date(plan.generatedAt)} · ${plan.documentSha256.slice(0, 12)}`;
  const draft = plan.draft && html`<div class="draft">${text.draft}</div>`;
  return html`${Array.from({ length: pages }, (_, i) => {
    const number = fill(text.page, { page: i + 1, total: pages });
    return html`<div class="over">${i > 0 && html`<p class="top"><span>${left}</span><span>${right}</span></p><p class="bottom"><span>${made}</span><span>${number}</span></p>`}${draft}</div>`;
  })}`;
}
