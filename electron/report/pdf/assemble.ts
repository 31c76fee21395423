import { beijingTime } from '../../../shared/civil-time.ts';
import { atOnce, type Steps } from '../../../shared/steps.ts';
import type { FontFace } from '../fonts.ts';
import { copyInto, drawnOver, formsOf, structureOf } from './copy.ts';
import { type Bookmark, headingsOf, nested } from './headings.ts';
import { isLinkTo, type Listed, settledLink } from './links.ts';
import { metadataOf, type PdfAbout } from './metadata.ts';
import { mapReferences, type PdfFile, type PdfObject, pagesOf, referenceOf, textOf } from './read.ts';
import { sharingFonts } from './shared-fonts.ts';
import { type PdfWriter, pdfString, pdfWriter } from './write.ts';

/** Kinds of elements that the print engine takes from PDF 2.0, by those of PDF 1.7. */
const ROLES = '/Strong /Span /Em /Span /Title /H1';

type Written = readonly { level: number; text: string }[];

/** A part that was taken over: what of it the whole is made of in the end. */
export interface JoinedPart {
  pages: number;
  /** Forms that are drawn over its pages. */
  forms: number[];
  /** Its page tree, and what its structure holds. */
  tree: number;
  kids: number[];
  headings: Omit<Bookmark, 'children'>[];
}

/** A PDF that takes over printed parts as they come and holds no more of them than its file needs. */
export interface Joining {
  /** Takes over a tagged part. @param headings as written @throws RangeError where it is built otherwise than Chromium's */
  take(file: PdfFile, headings: Written): Steps<JoinedPart>;
  /** Ends the whole. See {@link assembling}. */
  finish(parts: readonly JoinedPart[], over: PdfFile, about: PdfAbout, linked?: number): Steps<Uint8Array>;
}

/** Joins printed parts at once, see {@link joiningParts}. */
export function assemblePdf(
  parts: readonly { file: PdfFile; headings: Written }[],
  over: PdfFile,
  about: PdfAbout,
  { faces = [], linked = 0 }: { faces?: readonly FontFace[]; linked?: number } = {},
): Uint8Array {
  const joining = joiningParts(faces);
  const taken = parts.map(({ file, headings }) => atOnce(joining.take(file, headings)));
  return atOnce(joining.finish(taken, over, about, linked));
}

/**
 * Joins printed parts into one tagged PDF: one page tree, one structure with its table headers, one outline, one set
 * of link targets; and draws over every page, as an artifact that readers pass over, the page of `over` of the same
 * number. Parts may be taken over in any order; that of their pages is the one they are given in in the end.
 *
 * @param faces of the font that the parts were written in
 */
export function joiningParts(faces: readonly FontFace[] = []): Joining {
  const out = pdfWriter();
  const [root, pageTree, structure, everything] = [0, 0, 0, 0].map(() => out.reserve()) as [
    number,
    number,
    number,
    number,
  ];
  const roots = { pages: pageTree, structure, everything };
  const before = out.add('<</Length 1>>', Buffer.from('q'));
  const draw = Buffer.from(`Q q /Artifact <</Type /Pagination>> BDC /Over Do EMC Q`);
  const after = out.add(`<</Length ${draw.length}>>`, draw);
  const fonts = sharingFonts(out, faces);
  const parents: string[] = [];
  const names: string[] = [];
  const targets: string[] = [];
  /** Links within the whole, which are written when it is known where they lead. */
  const links = new Map<number, PdfObject>();
  const holding: PdfWriter = {
    ...out,
    put: (number, object) => (isLinkTo(object) ? void links.set(number, object) : out.put(number, object)),
  };
  let keys = 0;
  let taken = 0;

  return {
    *take(part, written) {
      const prefix = `p${String(taken++).padStart(3, '0')}`;
      const pages = pagesOf(part);
      const forms = pages.map(() => out.reserve());
      const formOf = new Map(pages.map((page, i) => [page, forms[i]!]));
      const into = { ...roots, keys, prefix, fonts: fonts.of(part) };
      const numberOf = yield* copyInto(holding, part, into, {
        change(number, object) {
          const form = formOf.get(number);
          if (form === undefined) return object;
          return { ...object, text: drawnOver(object.text, before, after, form) };
        },
      });
      const tree = structureOf(part);
      for (const [key, to] of tree.parents) parents.push(`${key + keys} ${numberOf(to)} 0 R`);
      for (const [name, to] of tree.names) names.push(`(${prefix}${name}) ${numberOf(to)} 0 R`);
      keys += tree.nextKey;
      const catalogue = textOf(part, part.root);
      const dests = referenceOf(catalogue, 'Dests');
      if (dests !== null) targets.push(mapReferences(textOf(part, dests), numberOf).slice(2, -2));
      return {
        pages: pages.length,
        forms,
        tree: numberOf(referenceOf(catalogue, 'Pages')!),
        kids: tree.kids.map(numberOf),
        headings: headingsOf(part, written).map(({ page: _, ...heading }) => ({
          ...heading,
          destination: mapReferences(heading.destination, numberOf),
          element: heading.element && numberOf(heading.element),
        })),
      };
    },

    *finish(parts, over, about, linked = 0) {
      const put = (number: number, text: string): void => out.put(number, { text, stream: null });
      const plain = { ...roots, keys: 0, prefix: 'o', fonts: fonts.of(over) };
      const forms = parts.flatMap((part) => part.forms);
      yield* formsOf(out, over, plain, forms);
      const refs = (numbers: number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');
      put(pageTree, `<</Type /Pages /Count ${forms.length} /Kids [${refs(parts.map(({ tree }) => tree))}]>>`);
      const parentTree = out.add(`<</Type /ParentTree /Nums [${parents.join(' ')}]>>`);
      const idTree = names.length > 0 ? ` /IDTree ${out.add(`<</Names [${names.join(' ')}]>>`)} 0 R` : '';
      put(
        structure,
        `<</Type /StructTreeRoot /RoleMap <<${ROLES}>> /K ${everything} 0 R /ParentTreeNextKey ${keys} /ParentTree ${parentTree} 0 R${idTree}>>`,
      );
      put(
        everything,
        `<</Type /StructElem /S /Document /Lang (${about.language}) /P ${structure} 0 R /K [${refs(parts.flatMap(({ kids }) => kids))}]>>`,
      );
      yield;
      fonts.finish();
      const listed: Listed[] = parts.slice(linked).flatMap(({ headings }) => headings);
      for (const [number, link] of links) out.put(number, settledLink(link, listed));
      const dests = out.add(`<<${targets.join('\n')}>>`);
      const outlines = addOutline(out, nested(parts.flatMap(({ headings }) => headings)));
      const metadata = metadataOf(about);
      const meta = out.add(`<</Type /Metadata /Subtype /XML /Length ${metadata.length}>>`, metadata);
      put(
        root,
        `<</Type /Catalog /Pages ${pageTree} 0 R /Dests ${dests} 0 R /MarkInfo <</Marked true>> /StructTreeRoot ${structure} 0 R /Outlines ${outlines} 0 R /PageMode /UseOutlines /ViewerPreferences <</DisplayDocTitle true>> /Lang (${about.language}) /Metadata ${meta} 0 R>>`,
      );
      const date = `(D:${beijingTime(about.at).replace(/\D/g, '').slice(0, 14)}+08'00')`;
      const info = out.add(
        `<</Title ${pdfString(about.title)} /Author ${pdfString(about.author)} /Creator ${pdfString(about.creator)} /CreationDate ${date} /ModDate ${date}>>`,
      );
      yield;
      return out.finish(root, info);
    },
  };
}

/** Adds bookmarks, chapters closed over their parts; returns the number of the outline. */
function addOutline(out: PdfWriter, bookmarks: readonly Bookmark[]): number {
  const outline = out.reserve();
  const write = (list: readonly Bookmark[], parent: number): number[] => {
    const numbers = list.map(out.reserve);
    for (const [i, { title, destination, element, children }] of list.entries()) {
      const below = write(children, numbers[i]!);
      const links = [
        `/Title ${pdfString(title)} /Dest ${destination} /Parent ${parent} 0 R`,
        i > 0 && `/Prev ${numbers[i - 1]} 0 R`,
        i < list.length - 1 && `/Next ${numbers[i + 1]} 0 R`,
        element !== null && `/SE ${element} 0 R`,
        below.length > 0 && `/First ${below[0]} 0 R /Last ${below.at(-1)} 0 R /Count -${below.length}`,
      ];
      out.put(numbers[i]!, { text: `<<${links.filter(Boolean).join(' ')}>>`, stream: null });
    }
    return numbers;
  };
  const top = write(bookmarks, outline);
  const ends = top.length > 0 ? ` /First ${top[0]} 0 R /Last ${top.at(-1)} 0 R /Count ${top.length}` : '';
  out.put(outline, { text: `<</Type /Outlines${ends}>>`, stream: null });
  return outline;
}
