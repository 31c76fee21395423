import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { figureLabel } from '../numbering.ts';

/** Photos of the sites, under the numbers of the site list; nothing where there are none. */
export function photos({ plan, text, format, included }: Writing): Html {
  const { total, printed } = plan.photos;
  const t = text.photos;
  const sites = included.flatMap((site, i) => {
    const own = printed.filter(({ siteId }) => siteId === site.id);
    return own.length > 0 ? [{ site, number: i + 1, own }] : [];
  });
  if (sites.length === 0) return html``;
  const shown = fill(t.some, { n: format.number(printed.length), total: format.number(total) });
  return html`
<p>${total > printed.length ? shown : fill(t.all, { n: format.number(printed.length) })}</p>
<div class="photos">${sites.map(({ site, number, own }) =>
    own.map(
      ({ image, caption, widthPx, heightPx }, i) =>
        html`<figure><img src="${image}" width="${widthPx}" height="${heightPx}" alt="${caption || fill(t.of, { name: site.name, n: i + 1 })}"/>
<figcaption>${figureLabel}<b>${format.number(number)} · ${site.name}</b>${caption && html`<br/>${caption}`}</figcaption></figure>`,
    ),
  )}</div>`;
}
