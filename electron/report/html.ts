/** Markup that needs no more escaping. */
export interface Html {
  readonly markup: string;
}
type Value = Html | string | number | null | undefined | false | readonly Value[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeText = (text: string): string =>
  text
    // Characters that XML forbids would make an inline SVG unreadable.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (char) => ESCAPES[char]);

/** Builds markup; every value put in is escaped unless it is markup itself. Lists are joined, gaps left out. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: parts.reduce((done, part, i) => done + render(values[i - 1]) + part) };
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value === 'object') return (value as Html).markup;
  return escapeText(String(value));
}

/** Marks a string as markup. Only for what this program wrote itself. */
export const raw = (markup: string): Html => ({ markup });
