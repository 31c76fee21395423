import type { PdfObject } from './read.ts';
import { pdfString } from './write.ts';

/** Address under which a printed part links to a heading of another part, by its place among all that are listed. */
export const linkTo = (heading: number): string => `plan:${heading}`;

const LINK = /\/A <<\/Type \/Action\s*\/S \/URI\s*\/URI \(plan:(\d+)\)>>/;

/** A heading that links lead to: its words, and where it stands as a PDF tells it. */
export interface Listed {
  title: string;
  destination: string;
}

/** Whether an object is a link of {@link linkTo}. */
export const isLinkTo = ({ text }: PdfObject): boolean => LINK.test(text);

/** A link of {@link linkTo} as one within the document that says where it leads; others stay. @param listed in their order */
export function settledLink(object: PdfObject, listed: readonly Listed[]): PdfObject {
  const { text, stream } = object;
  const found = LINK.exec(text);
  if (!found) return object;
  const to = listed[Number(found[1])];
  const words = to && !text.includes('/Contents') ? `\n/Contents ${pdfString(to.title)}` : '';
  return { text: text.replace(found[0], to ? `/Dest ${to.destination}${words}` : ''), stream };
}
