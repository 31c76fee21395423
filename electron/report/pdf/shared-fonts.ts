import { deflateSync, inflateSync } from 'node:zlib';
import type { FontFace } from '../fonts.ts';
import { type PdfFile, referencesIn, textOf } from './read.ts';
import type { PdfWriter } from './write.ts';

/** Fonts that all parts of a PDF share. */
export interface SharedFonts {
  /** Fonts of a part that are one of the shared ones: its number in the part, and in the whole. */
  of(part: PdfFile): Map<number, number>;
  /** Writes them, when all parts are known. */
  finish(): void;
}

interface Shared {
  face: FontFace;
  number: number;
  /** Descriptor of the first part's, without its file. */
  descriptor: string;
  /** What each glyph stands for, hexadecimal UTF-16. */
  words: Map<string, string>;
}

/** Widths are told in thousandths of the em; those of ideographs need not be told. */
const IDEOGRAPH = 1000;

/**
 * One font per face for the whole: the print engine puts a subset of its own into each part, and keeps the numbers of
 * the glyphs in it, so that all can draw from the file the pages were made with.
 */
export function sharingFonts(out: PdfWriter, faces: readonly FontFace[]): SharedFonts {
  const shared = new Map<string, Shared>();
  return {
    of(part) {
      const found = new Map<number, number>();
      for (const [number, { text }] of part.objects) {
        const name = /\/Subtype \/Type0[\s\S]*\/BaseFont \/[A-Z]{6}\+([\w-]+)/.exec(text)?.[1];
        const face = faces.find((each) => each.name === name);
        if (!face) continue;
        const words = wordsOf(part, text);
        const descriptor = descriptorOf(part, text);
        if (!descriptor || !isOf(face, words)) continue;
        let known = shared.get(face.name);
        if (!known) {
          known = { face, number: out.reserve(), descriptor, words: new Map() };
          shared.set(face.name, known);
        }
        for (const [glyph, word] of words) known.words.set(glyph, word);
        found.set(number, known.number);
      }
      return found;
    },
    finish() {
      for (const font of shared.values()) write(out, font);
    },
  };
}

/** The descriptor below a font of the kind that is looked for; null for another. */
function descriptorOf(part: PdfFile, font: string): string | null {
  const below = /\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1];
  const descendant = below ? textOf(part, Number(below)) : '';
  const descriptor = /\/FontDescriptor (\d+) 0 R/.exec(descendant)?.[1];
  if (!descriptor || !font.includes('/Identity-H') || !descendant.includes('/CIDToGIDMap /Identity'))
    return null;
  const text = textOf(part, Number(descriptor));
  return text.includes('/FontFile2') && referencesIn(text).length === 1 ? text : null;
}

/** Whether glyphs have the numbers that they have in a face. */
const isOf = ({ glyphs, whole, advances }: FontFace, words: ReadonlyMap<string, string>): boolean =>
  [...words].every(([glyph, word]) => {
    const number = Number.parseInt(glyph, 16);
    const own = word.length === 4 ? glyphs.get(Number.parseInt(word, 16)) : undefined;
    return number < advances.length && (number < whole || own === undefined || own === number);
  });

const LIST = /begin(bfchar|bfrange)\s([\s\S]*?)\send\1/g;

/** What the glyphs of a font stand for, by its `ToUnicode`. */
function wordsOf(part: PdfFile, font: string): Map<string, string> {
  const words = new Map<string, string>();
  const number = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1];
  const object = number ? part.objects.get(Number(number)) : undefined;
  if (!object?.stream) return words;
  const map = (
    object.text.includes('/FlateDecode') ? inflateSync(object.stream) : Buffer.from(object.stream)
  ).toString('latin1');
  for (const [, kind, list = ''] of map.matchAll(LIST)) {
    const codes = [...list.matchAll(/<([0-9A-F]+)>/gi)].map(([, code]) => code!.toUpperCase());
    for (let i = 0; i < codes.length; i += kind === 'bfchar' ? 2 : 3) {
      if (kind === 'bfchar') {
        words.set(codes[i]!, codes[i + 1]!);
        continue;
      }
      const [from, to, word] = codes.slice(i, i + 3) as [string, string, string];
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
        words.set(hex(code), hex(Number.parseInt(word, 16) + code - Number.parseInt(from, 16)));
      }
    }
  }
  return words;
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

function write(out: PdfWriter, { face, number, descriptor, words }: Shared): void {
  const packed = (data: Buffer, more = ''): number => {
    const stream = deflateSync(data);
    return out.add(`<<${more}/Filter /FlateDecode /Length ${stream.length}>>`, stream);
  };
  const file = packed(face.file, `/Length1 ${face.file.length} `);
  const name = /\/FontName \/([\w+-]+)/.exec(descriptor)![1]!;
  const described = out.add(descriptor.replace(/\/FontFile2 \d+ 0 R/, `/FontFile2 ${file} 0 R`));
  const descendant = out.add(
    `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDToGIDMap /Identity /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${described} 0 R /DW ${IDEOGRAPH} /W [${widthsOf(face.advances)}]>>`,
  );
  const unicode = packed(Buffer.from(unicodeOf(words), 'latin1'));
  out.put(number, {
    text: `<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R>>`,
    stream: null,
  });
}

/** Widths of what is not as wide as an ideograph, in runs. */
function widthsOf(advances: readonly number[]): string {
  const runs: string[] = [];
  for (let glyph = 0; glyph < advances.length; glyph++) {
    if (advances[glyph] === IDEOGRAPH) continue;
    const first = glyph;
    const run: number[] = [];
    while (glyph < advances.length && advances[glyph] !== IDEOGRAPH) run.push(advances[glyph++]!);
    runs.push(`${first} [${run.join(' ')}]`);
  }
  return runs.join(' ');
}

const MOST_OF_A_LIST = 100;

function unicodeOf(words: ReadonlyMap<string, string>): string {
  const entries = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  const lists: string[] = [];
  for (let from = 0; from < entries.length; from += MOST_OF_A_LIST) {
    const list = entries.slice(from, from + MOST_OF_A_LIST);
    lists.push(
      `${list.length} beginbfchar\n${list.map(([glyph, word]) => `<${glyph}> <${word}>`).join('\n')}\nendbfchar`,
    );
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${lists.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
