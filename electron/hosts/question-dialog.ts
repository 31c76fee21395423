import type { ConfirmRequest } from '../host.ts';
import { escapeHtml, type OpenDialogPage, OWN_PAGE_STYLE, showOwnPage } from './own-page.ts';

/** A question for the browser host, on a page of its own; whoever closes it agrees to nothing. */
export const showQuestion = (request: ConfirmRequest, openPage: OpenDialogPage): Promise<boolean> =>
  showOwnPage(openPage, false, {
    answerFor: (form) => (form.has('yes') ? true : form.has('no') ? false : undefined),
    html: () => questionHtml(request),
  });

const questionHtml = ({ title, text, accept, cancel }: ConfirmRequest): string =>
  `<!doctype html><html><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${OWN_PAGE_STYLE}</style>
<h1>${escapeHtml(title)}</h1>${text.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}
<form><button name="no" value="1" autofocus>${escapeHtml(cancel)}</button><button name="yes" value="1">${escapeHtml(accept)}</button></form></html>`;
