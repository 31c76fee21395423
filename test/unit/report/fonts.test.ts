import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentsOf, glyphsOf } from '../../../electron/report/font/glyphs.ts';
import { readWoff } from '../../../electron/report/font/woff.ts';
import { fontsOf } from '../../../electron/report/fonts.ts';
import { fontDir } from './sample.ts';

const part = (name: string, weight: number) =>
  glyphsOf(readWoff(readFileSync(join(fontDir, 'files', `noto-sans-sc-${name}-${weight}-normal.woff`))));

/** A TrueType file taken apart again. */
function opened(file: Buffer) {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const entry = 12 + i * 16;
    const at = file.readUInt32BE(entry + 8);
    tables.set(
      file.toString('latin1', entry, entry + 4),
      file.subarray(at, at + file.readUInt32BE(entry + 12)),
    );
  }
  return glyphsOf(tables);
}

describe('the font of a text', () => {
  const text = '兰考县光伏规划：装机 340.7 MWp，CO₂ 减排 183,515 t（Ⅰ 类）→ “a” ≥ ①';

  test('is one file per weight with a glyph for every character', () => {
    const { faces, css } = fontsOf(text, fontDir);
    expect(faces.map(({ name }) => name)).toEqual(['NotoSansSC-Regular', 'NotoSansSC-Bold']);
    expect(css.match(/@font-face/g)).toHaveLength(2);
    for (const { file, glyphs, advances } of faces) {
      const font = opened(file);
      expect(font.count).toBe(advances.length);
      for (const char of text) {
        const glyph = font.glyphOf(char.codePointAt(0)!);
        expect(glyph, char).toBe(glyphs.get(char.codePointAt(0)!));
        expect(glyph, char).toBeGreaterThan(0);
        expect(font.metrics(glyph)[0], char).toBe(advances[glyph]);
      }
    }
  });

  test('draws what the parts draw, in the numbers the Latin part has', () => {
    const latin = part('latin', 400);
    const font = opened(fontsOf('规', fontDir).faces[0]!.file);
    for (const char of 'Plan To AV 0123456789') {
      const code = char.codePointAt(0)!;
      expect(font.glyphOf(code)).toBe(latin.glyphOf(code));
      expect(font.outline(font.glyphOf(code)).subarray(0, latin.outline(latin.glyphOf(code)).length)).toEqual(
        latin.outline(latin.glyphOf(code)),
      );
      expect(font.metrics(font.glyphOf(code))).toEqual(latin.metrics(latin.glyphOf(code)));
    }
  });

  test('holds the glyphs that composite ones are made of', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0x20, max: 0xffef }).map((c) => String.fromCodePoint(c)),
          maxLength: 40,
        }),
        (words) => {
          const { faces } = fontsOf(words, fontDir);
          for (const { file } of faces) {
            const font = opened(file);
            for (let glyph = 0; glyph < font.count; glyph++) {
              for (const { glyph: of } of componentsOf(font.outline(glyph)))
                expect(of).toBeLessThan(font.count);
            }
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  test('makes subscripts of figures smaller and below the line', () => {
    const font = opened(fontsOf('CO₂', fontDir).faces[0]!.file);
    const [two, below] = ['2', '₂'].map((char) => font.glyphOf(char.codePointAt(0)!)) as [number, number];
    expect(componentsOf(font.outline(below)).map(({ glyph }) => glyph)).toEqual([two]);
    expect(font.metrics(below)[0]).toBeLessThan(font.metrics(two)[0]);
    expect(font.outline(below).readInt16BE(4)).toBeLessThan(font.outline(two).readInt16BE(4));
  });

  test('is small beside the package', () => {
    for (const { file } of fontsOf(text, fontDir).faces) expect(file.length).toBeLessThan(100_000);
    expect(() => readWoff(Buffer.from('wOF2 of another kind, long enough'))).toThrow(RangeError);
  });
});
