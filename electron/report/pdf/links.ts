import type { PdfObject } from './read.ts';

/** Address under which a printed part links to a heading of another part, by its place among all that are listed. */
export const linkTo = (heading: number): string => `plan:${heading}`;

const LINK = /\/A <<\/Type \/Action\s*\/S \/URI\s*\/URI \(plan:(\d+)\)>>/;

/** Turns links of {@link linkTo} into links within the document. @param destinations of the headings, in their order */
export function settleLinks(objects: PdfObject[], destinations: readonly string[]): void {
  for (const object of objects) {
    const found = LINK.exec(object.text);
    if (!found) continue;
    const destination = destinations[Number(found[1])];
    object.text = object.text.replace(found[0], destination ? `/Dest ${destination}` : '');
  }
}
