import { atOnce, type Steps } from '../../engine/steps.ts';
import { copyInto, drawnOver, formsOf, structureOf } from './copy.ts';
import { type Bookmark, headingsOf, nested } from './headings.ts';
import { settleLinks } from './links.ts';
import { metadataOf, type PdfAbout } from './metadata.ts';
import { mapReferences, type PdfFile, type PdfObject, pagesOf, referenceOf, textOf } from './read.ts';
import { pdfString, writing } from './write.ts';

/** Numbers of the objects that every part hangs on. */
const ROOTS = { root: 1, pages: 2, structure: 3, everything: 4 } as const;

/** Joins printed parts at once: `assembling`. */
export const assemblePdf = (...of: Parameters<typeof assembling>): Uint8Array => atOnce(assembling(...of));

/**
 * Joins printed parts into one tagged PDF: one page tree, one structure with its table headers, one outline, one set
 * of link targets; and draws over every page, as an artifact that readers pass over, the page of `over` of the same
 * number.
 *
 * @param parts in their order, tagged, each with its headings as written
 * @param linked number of the first part whose headings the contents link to
 * @param over one page for each page of the parts, not tagged
 */
export function* assembling(
  parts: readonly { file: PdfFile; headings: readonly { level: number; text: string }[] }[],
  over: PdfFile,
  about: PdfAbout,
  linked = 0,
): Steps<Uint8Array> {
  const objects: PdfObject[] = [];
  const add = (text: string, stream: Uint8Array | null = null): number => objects.push({ text, stream });
  const { root, pages: pageTree, structure, everything } = ROOTS;
  for (let number = 1; number <= everything; number++) add('');
  const before = add('<</Length 1>>', Buffer.from('q'));
  const draw = Buffer.from(`Q q /Artifact <</Type /Pagination>> BDC /Over Do EMC Q`);
  const after = add(`<</Length ${draw.length}>>`, draw);

  const forms = formsOf(objects, over, { ...ROOTS, keys: 0, prefix: 'o' });

  const trees: number[] = [];
  const kids: number[] = [];
  const parents: string[] = [];
  const names: string[] = [];
  const targets: string[] = [];
  const bookmarks: Omit<Bookmark, 'children'>[] = [];
  const listed: string[] = [];
  let keys = 0;
  let pageNumber = 0;
  for (const [i, { file: part, headings }] of parts.entries()) {
    yield;
    const prefix = `p${String(i).padStart(3, '0')}`;
    const numberOf = copyInto(objects, part, { ...ROOTS, keys, prefix });
    const catalogue = textOf(part, part.root);
    trees.push(numberOf(referenceOf(catalogue, 'Pages')!));
    for (const page of pagesOf(part)) {
      const object = objects[numberOf(page) - 1]!;
      object.text = drawnOver(object.text, before, after, forms[pageNumber++]);
    }
    const tree = structureOf(part);
    kids.push(...tree.kids.map(numberOf));
    for (const [key, to] of tree.parents) parents.push(`${key + keys} ${numberOf(to)} 0 R`);
    for (const [name, to] of tree.names) names.push(`(${prefix}${name}) ${numberOf(to)} 0 R`);
    keys += tree.nextKey;
    const dests = referenceOf(catalogue, 'Dests');
    if (dests !== null) targets.push(mapReferences(textOf(part, dests), numberOf).slice(2, -2));
    for (const { page: _, ...heading } of headingsOf(part, headings)) {
      const destination = mapReferences(heading.destination, numberOf);
      if (i >= linked) listed.push(destination);
      bookmarks.push({
        ...heading,
        destination,
        element: heading.element && numberOf(heading.element),
      });
    }
  }

  set(
    objects,
    pageTree,
    `<</Type /Pages /Count ${pageNumber} /Kids [${trees.map((n) => `${n} 0 R`).join(' ')}]>>`,
  );
  const parentTree = add(`<</Type /ParentTree /Nums [${parents.join(' ')}]>>`);
  const idTree = add(`<</Names [${names.join(' ')}]>>`);
  set(
    objects,
    structure,
    `<</Type /StructTreeRoot /K ${everything} 0 R /ParentTreeNextKey ${keys} /ParentTree ${parentTree} 0 R${names.length ? ` /IDTree ${idTree} 0 R` : ''}>>`,
  );
  set(
    objects,
    everything,
    `<</Type /StructElem /S /Document /Lang (${about.language}) /P ${structure} 0 R /K [${kids.map((n) => `${n} 0 R`).join(' ')}]>>`,
  );
  yield;
  settleLinks(objects, listed);
  const dests = add(`<<${targets.join('\n')}>>`);
  const outlines = addOutline(objects, nested(bookmarks));
  const metadata = metadataOf(about);
  const meta = add(`<</Type /Metadata /Subtype /XML /Length ${metadata.length}>>`, metadata);
  set(
    objects,
    root,
    `<</Type /Catalog /Pages ${pageTree} 0 R /Dests ${dests} 0 R /MarkInfo <</Marked true>> /StructTreeRoot ${structure} 0 R /Outlines ${outlines} 0 R /PageMode /UseOutlines /ViewerPreferences <</DisplayDocTitle true>> /Lang (${about.language}) /Metadata ${meta} 0 R>>`,
  );
  const date = `(D:${about.at.replace(/\D/g, '').slice(0, 14)}Z)`;
  const info = add(
    `<</Title ${pdfString(about.title)} /Author ${pdfString(about.author)} /Creator ${pdfString(about.creator)} /CreationDate ${date} /ModDate ${date}>>`,
  );
  return yield* writing(objects, root, info);
}

const set = (objects: PdfObject[], number: number, text: string): void => {
  objects[number - 1]!.text = text;
};

/** Adds bookmarks, chapters closed over their parts; returns the number of the outline. */
function addOutline(objects: PdfObject[], bookmarks: readonly Bookmark[]): number {
  const reserve = (): number => objects.push({ text: '', stream: null });
  const outline = reserve();
  const write = (list: readonly Bookmark[], parent: number): number[] => {
    const numbers = list.map(reserve);
    for (const [i, { title, destination, element, children }] of list.entries()) {
      const below = write(children, numbers[i]!);
      const links = [
        `/Title ${pdfString(title)} /Dest ${destination} /Parent ${parent} 0 R`,
        i > 0 && `/Prev ${numbers[i - 1]} 0 R`,
        i < list.length - 1 && `/Next ${numbers[i + 1]} 0 R`,
        element !== null && `/SE ${element} 0 R`,
        below.length > 0 && `/First ${below[0]} 0 R /Last ${below.at(-1)} 0 R /Count -${below.length}`,
      ];
      set(objects, numbers[i]!, `<<${links.filter(Boolean).join(' ')}>>`);
    }
    return numbers;
  };
  const top = write(bookmarks, outline);
  const ends = top.length > 0 ? ` /First ${top[0]} 0 R /Last ${top.at(-1)} 0 R /Count ${top.length}` : '';
  set(objects, outline, `<</Type /Outlines${ends}>>`);
  return outline;
}
