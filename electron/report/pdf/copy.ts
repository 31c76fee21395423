import type { Steps } from '../../../shared/steps.ts';
import {
  mapReferences,
  type PdfFile,
  type PdfObject,
  pagesOf,
  referenceOf,
  referencesIn,
  textOf,
} from './read.ts';
import type { PdfWriter } from './write.ts';

/** Objects of the whole that stand for a part's own, and what keeps its keys and names apart from others'. */
export interface Into {
  pages: number;
  structure: number;
  everything: number;
  /** First key of the part's pages in the parent tree. */
  keys: number;
  prefix: string;
  /** Fonts of the part that the whole has already. */
  fonts: ReadonlyMap<number, number>;
}

/** The structure of a tagged part: what its document element holds, by key what a page's content belongs to, and named cells. */
export function structureOf(part: PdfFile): {
  kids: number[];
  parents: [key: number, to: number][];
  names: [name: string, to: number][];
  nextKey: number;
} {
  const tree = referenceOf(textOf(part, part.root), 'StructTreeRoot');
  if (tree === null) return { kids: [], parents: [], names: [], nextKey: 0 };
  const text = textOf(part, tree);
  const everything = textOf(part, referenceOf(text, 'K')!);
  const parentTree = referenceOf(text, 'ParentTree');
  const idTree = referenceOf(text, 'IDTree');
  return {
    kids: referencesIn(/\/K (\[[^\]]*\]|\d+ 0 R)/.exec(everything)?.[1] ?? ''),
    parents: parentTree === null ? [] : entriesOf(part, parentTree, 'Nums', /(\d+) (\d+) 0 R/g, Number),
    names: idTree === null ? [] : entriesOf(part, idTree, 'Names', /\((node\d+)\) (\d+) 0 R/g, String),
    nextKey: Number(/\/ParentTreeNextKey (\d+)/.exec(text)?.[1] ?? 0),
  };
}

/** Entries of a number or name tree. */
function entriesOf<Key>(
  part: PdfFile,
  node: number,
  list: string,
  entry: RegExp,
  key: (text: string) => Key,
): [Key, number][] {
  const text = textOf(part, node);
  const own = new RegExp(`/${list} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';
  const below = referencesIn(/\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '');
  return [
    ...[...own.matchAll(entry)].map(([, name, to]): [Key, number] => [key(name!), Number(to)]),
    ...below.flatMap((kid) => entriesOf(part, kid, list, entry, key)),
  ];
}

/**
 * Copies what a part's pages and structure need under new numbers, a little at a time.
 * @param start what is needed, with all it refers to; the pages and their structure when not given
 * @param change what becomes of an object, by its number in the part
 * @returns the new number of an old one
 */
export function* copyInto(
  out: PdfWriter,
  part: PdfFile,
  into: Into,
  {
    start,
    change = (_, object) => object,
  }: { start?: readonly number[]; change?: (number: number, object: PdfObject) => PdfObject } = {},
): Steps<(number: number) => number> {
  const catalogue = textOf(part, part.root);
  const pages = referenceOf(catalogue, 'Pages')!;
  const tree = referenceOf(catalogue, 'StructTreeRoot');
  const numbers = new Map(into.fonts);
  if (tree !== null) {
    numbers.set(tree, into.structure);
    numbers.set(referenceOf(textOf(part, tree), 'K')!, into.everything);
  }
  const { kids, parents } = structureOf(part);
  const taken: number[] = [];
  const waiting = [...(start ?? [pages, ...kids, ...parents.map(([, to]) => to)])];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (numbers.has(number)) continue;
    taken.push(number);
    numbers.set(number, out.reserve());
    waiting.push(...referencesIn(textOf(part, number)));
    if (taken.length % AT_ONCE === 0) yield;
  }
  const numberOf = (number: number): number => {
    const known = numbers.get(number);
    if (known === undefined) throw new RangeError(`object ${number} is not part of the pages`);
    return known;
  };
  for (const [i, number] of taken.entries()) {
    const { text, stream } = part.objects.get(number)!;
    const copy = { text: adapted(mapReferences(text, numberOf), number === pages, into), stream };
    out.put(numberOf(number), change(number, copy));
    if (i % AT_ONCE === 0) yield;
  }
  return numberOf;
}

/** Objects that are copied without a pause. */
const AT_ONCE = 200;

function adapted(text: string, isTop: boolean, { pages, keys, prefix }: Into): string {
  if (isTop) return text.replace('<</Type /Pages', `<</Type /Pages\n/Parent ${pages} 0 R`);
  if (text.startsWith('<</Type /StructElem')) return text.replace(/\((node\d+)\)/g, `(${prefix}$1)`);
  if (/^<<\/Type \/(Page|Annot|XObject)\b/.test(text)) {
    return text.replace(/\/(StructParents?) (\d+)/g, (_, name, key) => `/${name} ${Number(key) + keys}`);
  }
  return text;
}

/**
 * Makes the content of each page of a part a form that other pages can draw.
 * @param forms numbers reserved for them; those without a page draw nothing
 */
export function* formsOf(out: PdfWriter, part: PdfFile, into: Into, forms: readonly number[]): Steps<void> {
  const pages = pagesOf(part)
    .slice(0, forms.length)
    .map((page) => {
      const text = textOf(part, page);
      const box = /\/MediaBox (\[[^\]]*\])/.exec(text)?.[1];
      const content = part.objects.get(referenceOf(text, 'Contents') ?? 0);
      if (!box || !content) throw new RangeError('a page without content to draw');
      const resources = text.slice(text.indexOf('/Resources ') + 11, text.indexOf('/MediaBox')).trim();
      return { box, content, resources };
    });
  const start = pages.flatMap(({ resources }) => referencesIn(resources));
  const numberOf = yield* copyInto(out, part, into, { start });
  for (const [i, { box, content, resources }] of pages.entries()) {
    const form = `<</Type /XObject\n/Subtype /Form\n/BBox ${box}\n/Resources ${mapReferences(resources, numberOf)}\n`;
    out.put(forms[i]!, { text: content.text.replace('<<', form), stream: content.stream });
  }
  const empty = '<</Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0>>';
  for (const form of forms.slice(pages.length)) out.put(form, { text: empty, stream: NOTHING });
}

const NOTHING = new Uint8Array(0);

/** A page's text with a form drawn over it, under the name `Over`. */
export function drawnOver(page: string, before: number, after: number, form: number): string {
  const over = `/Over ${form} 0 R`;
  const contents = /\/Contents (\d+ 0 R)/.exec(page);
  if (!contents) return page;
  const withForm = page.includes('/XObject <<')
    ? page.replace('/XObject <<', `/XObject <<${over}\n`)
    : page.replace('/Resources <<', `/Resources <</XObject <<${over}>>\n`);
  return withForm.replace(contents[0], `/Contents [${before} 0 R ${contents[1]} ${after} 0 R]`);
}
