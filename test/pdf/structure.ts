import { type Objects, objectsOf } from './objects.ts';

const REFERENCE = /(\d+) 0 R/g;
const references = (text: string): number[] =>
  [...text.matchAll(REFERENCE)].map(([, number]) => Number(number));

/**
 * What of PDF/UA (ISO 14289-1) a PDF of this program does not keep, in words; where it can be told without seeing the
 * page. None is what is wanted.
 */
export function faultsOf(bytes: Uint8Array): string[] {
  const pdf = objectsOf(bytes);
  return [
    ...catalogue(pdf),
    ...pages(pdf),
    ...elements(pdf),
    ...links(pdf),
    ...headings(pdf),
    ...fonts(pdf),
    ...content(pdf),
  ];
}

const ofType = (pdf: Objects, type: string): [number, string][] =>
  [...pdf.text].filter(([, text]) => new RegExp(`/Type\\s*/${type}\\b(?!s)`).test(text));
const kindOf = (text: string): string => /\/S \/(\w+)/.exec(text)?.[1] ?? '';

function catalogue({ text, stream, root }: Objects): string[] {
  const own = text.get(root) ?? '';
  const metadata = stream.get(Number(/\/Metadata (\d+)/.exec(own)?.[1]))?.toString('utf8') ?? '';
  return [
    !/\/Lang \([a-z]{2}/.test(own) && 'no language',
    !/\/MarkInfo <<\/Marked true>>/.test(own) && 'not marked as tagged',
    !/\/DisplayDocTitle true/.test(own) && 'its title is not shown',
    !/<dc:title>.*<rdf:li[^>]*>[^<]+<\/rdf:li>/s.test(metadata) && 'no title in its metadata',
    !/\/StructTreeRoot \d+ 0 R/.test(own) && 'no structure',
    !/\/Outlines \d+ 0 R/.test(own) && 'no bookmarks',
  ].filter((fault) => fault !== false);
}

function pages(pdf: Objects): string[] {
  const tree = ofType(pdf, 'ParentTree')[0]?.[1] ?? '';
  const keys = new Set([...tree.matchAll(/(\d+) \d+ 0 R/g)].map(([, key]) => Number(key)));
  return ofType(pdf, 'Page').flatMap(([number, text]) => {
    const key = /\/StructParents (\d+)/.exec(text)?.[1];
    return [
      key === undefined && `page ${number} belongs to no structure`,
      key !== undefined && !keys.has(Number(key)) && `page ${number} is not in the parent tree`,
      !text.includes('/Tabs /S') && `page ${number} is not read in the order of its structure`,
    ].filter((fault) => fault !== false);
  });
}

/** Figures that say nothing, header cells of nobody, elements of unknown kinds. */
function elements(pdf: Objects): string[] {
  const tree = ofType(pdf, 'StructTreeRoot')[0]?.[1] ?? '';
  const roles = new Map(
    [...(/\/RoleMap <<([^>]*)>>/.exec(tree)?.[1] ?? '').matchAll(/\/(\w+) \/(\w+)/g)].map(([, own, role]) => [
      own,
      role,
    ]),
  );
  return ofType(pdf, 'StructElem').flatMap(([number, text]) => {
    const kind = roles.get(kindOf(text)) ?? kindOf(text);
    const said = /\/(?:Alt|ActualText) (?:\((?!\))|<(?!FEFF>)[0-9A-F])/.test(text);
    return [
      kind === 'Figure' && !said && `figure ${number} says nothing`,
      kind === 'TH' &&
        !/\/Scope \/(Column|Row|Both)/.test(attributes(pdf, text)) &&
        `header cell ${number} has no scope`,
      !STANDARD.has(kind) && `${kind} is no standard kind of element`,
    ].filter((fault) => fault !== false);
  });
}

const attributes = ({ text }: Objects, element: string): string => {
  const number = /\/A (\d+) 0 R/.exec(element)?.[1];
  return number ? (text.get(Number(number)) ?? '') : element;
};

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
);

function links(pdf: Objects): string[] {
  const held = new Set(
    ofType(pdf, 'StructElem')
      .filter(([, text]) => kindOf(text) === 'Link')
      .flatMap(([, text]) => references(/\/K\s*(\[[\s\S]*\]|<<[\s\S]*?>>|\d+ 0 R)/.exec(text)?.[1] ?? ''))
      .flatMap((number) => [number, ...references(pdf.text.get(number) ?? '')]),
  );
  return ofType(pdf, 'Annot').flatMap(([number, text]) =>
    [
      !held.has(number) && `link ${number} is in no element`,
      !/\/StructParent \d+/.test(text) && `link ${number} belongs to no structure`,
      !/\/(Dest|A)\b/.test(text) && `link ${number} leads nowhere`,
      !/\/Contents (\((?!\))|<(?!FEFF>)[0-9A-F])/.test(text) && `link ${number} says nothing`,
    ].filter((fault) => fault !== false),
  );
}

/** Levels of headings that leave one out. */
function headings(pdf: Objects): string[] {
  const levels: number[] = [];
  const walk = (number: number): void => {
    const text = pdf.text.get(number) ?? '';
    const level = /^H(\d)$/.exec(kindOf(text))?.[1];
    if (level) levels.push(Number(level));
    const kids = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(text)?.[1] ?? '';
    if (text.includes('/StructElem')) for (const kid of references(kids)) walk(kid);
  };
  const tree = ofType(pdf, 'StructTreeRoot')[0]?.[1] ?? '';
  for (const kid of references(/\/K (\d+ 0 R)/.exec(tree)?.[1] ?? '')) walk(kid);
  const skipped = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1).length;
  return [
    levels[0] !== 1 && 'the first heading is not of level 1',
    skipped > 0 && `${skipped} headings skip a level`,
  ].filter((fault) => fault !== false);
}

/** Fonts of the pages: letters that are drawn with an outline around them are no face. */
function fonts(pdf: Objects): string[] {
  const all = ofType(pdf, 'Font').filter(([, text]) => !/\/Subtype \/(CIDFontType|Type3)/.test(text));
  const names = all.map(
    ([, text]) => /\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/.exec(text)?.[1] ?? 'a font without a name',
  );
  return [
    ...all.flatMap(([number, text]) =>
      text.includes('/ToUnicode') ? [] : `font ${number} does not tell its characters`,
    ),
    ...all
      .flatMap(([, text]) => references(/\/DescendantFonts \[([^\]]*)\]/.exec(text)?.[1] ?? ''))
      .flatMap((number) =>
        references(/\/FontDescriptor (\d+ 0 R)/.exec(pdf.text.get(number) ?? '')?.[1] ?? ''),
      )
      .flatMap((number) =>
        /\/FontFile\d? \d+ 0 R/.test(pdf.text.get(number) ?? '') ? [] : `font ${number} is not inside`,
      ),
    ...[...new Set(names)].flatMap((name) => {
      const times = names.filter((each) => each === name).length;
      return times > 1 ? `${name} is there ${times} times` : [];
    }),
  ];
}

const TOKEN = /\b(BDC|BMC|EMC|Tj|TJ|Do|f\*?|S|BT)(?=\s)|\/MCID (\d+)|\/Artifact\b/g;

/** Text outside of what is marked as content or as decoration. */
function content(pdf: Objects): string[] {
  return ofType(pdf, 'Page').flatMap(([number, text]) => {
    const streams = references(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(text)?.[1] ?? '');
    const drawn = streams.map((each) => pdf.stream.get(each)?.toString('latin1') ?? '').join('\n');
    let depth = 0;
    let loose = 0;
    for (const [token] of drawn.matchAll(TOKEN)) {
      if (token === 'BDC' || token === 'BMC') depth++;
      else if (token === 'EMC') depth--;
      else if ((token === 'Tj' || token === 'TJ') && depth === 0) loose++;
    }
    return [
      loose > 0 && `page ${number} shows ${loose} unmarked texts`,
      depth !== 0 && `page ${number} does not end what it marks`,
    ].filter((fault) => fault !== false);
  });
}
