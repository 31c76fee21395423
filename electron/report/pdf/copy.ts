import {
  mapReferences,
  type PdfFile,
  type PdfObject,
  pagesOf,
  referenceOf,
  referencesIn,
  textOf,
} from './read.ts';

/** Objects of the whole that stand for a part's own, and what keeps its keys and names apart from others'. */
export interface Into {
  pages: number;
  structure: number;
  everything: number;
  /** First key of the part's pages in the parent tree. */
  keys: number;
  prefix: string;
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
 * Copies what a part's pages and structure need under new numbers.
 * @param start what is needed, with all it refers to; the pages and their structure when not given
 * @returns the new number of an old one
 */
export function copyInto(
  objects: PdfObject[],
  part: PdfFile,
  into: Into,
  start?: readonly number[],
): (number: number) => number {
  const catalogue = textOf(part, part.root);
  const pages = referenceOf(catalogue, 'Pages')!;
  const tree = referenceOf(catalogue, 'StructTreeRoot');
  const numbers = new Map<number, number>();
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
    numbers.set(number, objects.length + taken.length);
    waiting.push(...referencesIn(textOf(part, number)));
  }
  const numberOf = (number: number): number => {
    const known = numbers.get(number);
    if (known === undefined) throw new RangeError(`object ${number} is not part of the pages`);
    return known;
  };
  for (const number of taken) {
    const { text, stream } = part.objects.get(number)!;
    objects.push({ text: adapted(mapReferences(text, numberOf), number === pages, into), stream });
  }
  return numberOf;
}

function adapted(text: string, isTop: boolean, { pages, keys, prefix }: Into): string {
  if (isTop) return text.replace('<</Type /Pages', `<</Type /Pages\n/Parent ${pages} 0 R`);
  if (text.startsWith('<</Type /StructElem')) return text.replace(/\((node\d+)\)/g, `(${prefix}$1)`);
  if (/^<<\/Type \/(Page|Annot|XObject)\b/.test(text)) {
    return text.replace(/\/(StructParents?) (\d+)/g, (_, name, key) => `/${name} ${Number(key) + keys}`);
  }
  return text;
}

/** Makes the content of each page of a part a form that other pages can draw; returns their numbers. */
export function formsOf(objects: PdfObject[], part: PdfFile, into: Into): number[] {
  const pages = pagesOf(part).map((number) => {
    const text = textOf(part, number);
    const box = /\/MediaBox (\[[^\]]*\])/.exec(text)?.[1];
    const content = referenceOf(text, 'Contents');
    if (!box || content === null) throw new RangeError('a page without content to draw');
    return {
      box,
      content,
      resources: text.slice(text.indexOf('/Resources ') + 11, text.indexOf('/MediaBox')).trim(),
    };
  });
  const start = pages.flatMap(({ content, resources }) => [content, ...referencesIn(resources)]);
  const numberOf = copyInto(objects, part, into, start);
  for (const { box, content, resources } of pages) {
    const form = objects[numberOf(content) - 1]!;
    form.text = form.text.replace(
      '<<',
      `<</Type /XObject\n/Subtype /Form\n/BBox ${box}\n/Resources ${mapReferences(resources, numberOf)}\n`,
    );
  }
  return pages.map(({ content }) => numberOf(content));
}

/** A page's text with a form drawn over it, under the name `Over`. */
export function drawnOver(page: string, before: number, after: number, form: number | undefined): string {
  if (form === undefined) return page;
  const over = `/Over ${form} 0 R`;
  const contents = /\/Contents (\d+ 0 R)/.exec(page);
  if (!contents) return page;
  const withForm = page.includes('/XObject <<')
    ? page.replace('/XObject <<', `/XObject <<${over}\n`)
    : page.replace('/Resources <<', `/Resources <</XObject <<${over}>>\n`);
  return withForm.replace(contents[0], `/Contents [${before} 0 R ${contents[1]} ${after} 0 R]`);
}
