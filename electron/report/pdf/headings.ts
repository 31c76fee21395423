import { type PdfFile, pagesOf, referenceOf, stringOf, textOf } from './read.ts';

/** A heading of a printed part, as its bookmarks tell it. */
export interface PdfHeading {
  title: string;
  /** 1 for the title of the whole, 2 for a chapter, and so on. */
  level: number;
  /** Page within the part, from 0. */
  page: number;
  /** Where it stands, and its structure element: as written in the part. */
  destination: string;
  element: number | null;
}

/**
 * Headings of a part in their order.
 *
 * @param written the headings as they were written: the print engine repeats words in some of its bookmarks
 */
export function headingsOf(
  file: PdfFile,
  written: readonly { level: number; text: string }[] = [],
): PdfHeading[] {
  const pages = pagesOf(file);
  const found: PdfHeading[] = [];
  const walk = (first: number | null): void => {
    for (let number = first; number !== null; ) {
      const text = textOf(file, number);
      const destination = /\/Dest (\[[^\]]*\])/.exec(text)?.[1] ?? '';
      const element = referenceOf(text, 'SE');
      const level = element === null ? null : /\/S \/H(\d)/.exec(textOf(file, element));
      found.push({
        title: stringOf(/\/Title (\((?:\\[\s\S]|[^\\)])*\)|<[^>]*>)/.exec(text)?.[1] ?? '()'),
        level: level ? Number(level[1]) : 2,
        page: pages.indexOf(Number(/\d+/.exec(destination)?.[0])),
        destination,
        element,
      });
      walk(referenceOf(text, 'First'));
      number = referenceOf(text, 'Next');
    }
  };
  const outlines = referenceOf(textOf(file, file.root), 'Outlines');
  if (outlines !== null) walk(referenceOf(textOf(file, outlines), 'First'));
  if (written.length !== found.length) return found;
  return found.map((heading, i) => ({ ...heading, level: written[i]!.level, title: written[i]!.text }));
}

export interface Bookmark extends Omit<PdfHeading, 'page'> {
  children: Bookmark[];
}

/** Headings by what they stand under: chapters beside the title of the whole, their parts below them. */
export function nested(headings: readonly Omit<Bookmark, 'children'>[]): Bookmark[] {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const heading of headings) {
    const bookmark = { ...heading, level: Math.max(2, heading.level), children: [] };
    while (open.length > 0 && open.at(-1)!.level >= bookmark.level) open.pop();
    (open.at(-1)?.children ?? top).push(bookmark);
    open.push(bookmark);
  }
  return top;
}
