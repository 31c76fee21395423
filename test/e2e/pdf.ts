import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';

/** What a reader can tell about a PDF: its text, its outline and whether it is tagged. */
export async function readPdf(path: string) {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const texts: string[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const content = await (await pdf.getPage(i)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const outline = (await pdf.getOutline()) ?? [];
  const marked = await pdf.getMarkInfo();
  const { info } = await pdf.getMetadata();
  return {
    pages: pdf.numPages,
    text: texts.join('\n'),
    bookmarks: titles(outline),
    tagged: marked?.Marked === true,
    language: (info as { Language?: string }).Language ?? '',
    title: (info as { Title?: string }).Title ?? '',
  };
}

interface Entry {
  title: string;
  items: Entry[];
}

const titles = (entries: Entry[]): string[] =>
  entries.flatMap(({ title, items }) => [title, ...titles(items)]);
