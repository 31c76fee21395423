import { type IStylesOptions, LineRuleType } from 'docx';
import { COLOUR } from '../style.ts';

/** Song for text and Hei for headings, as official documents are set; both come with Word and WPS. */
const TEXT_FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: '宋体',
  cs: 'Times New Roman',
};
const HEAD_FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' };
const colour = (name: keyof typeof COLOUR): string => COLOUR[name].slice(1);
const TWIPS_PER_POINT = 20;
/** Space before and after, points. */
const spacing = (before: number, after: number, line?: number) => ({
  before: before * TWIPS_PER_POINT,
  after: after * TWIPS_PER_POINT,
  // Lines as high as what stands in them needs, pictures too.
  ...(line && { line, lineRule: LineRuleType.AUTO }),
});

/** Styles of the document, sizes in half-points. @param language BCP 47 */
export function stylesOf(language: string): IStylesOptions {
  const own = (
    id: string,
    name: string,
    run: { size: number; color?: string; bold?: boolean; font?: typeof TEXT_FONT },
    paragraph: {
      spacing: ReturnType<typeof spacing>;
      keepNext?: boolean;
      keepLines?: boolean;
      indent?: { left: number };
    },
  ) => ({ id, name, basedOn: 'Normal', quickFormat: true, run, paragraph });
  const head = (size: number, before: number, after: number, hue: keyof typeof COLOUR) => ({
    run: { font: HEAD_FONT, size, bold: true, color: colour(hue) },
    paragraph: { spacing: spacing(before, after), keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: {
          font: TEXT_FONT,
          size: 21,
          color: colour('ink'),
          language: { value: language, eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: spacing(0, 6, 320) },
      },
      title: head(52, 60, 12, 'deep'),
      heading1: head(32, 0, 12, 'deep'),
      heading2: head(25, 14, 6, 'ink'),
      heading3: head(22, 10, 4, 'ink'),
    },
    paragraphStyles: [
      own(
        'Caption',
        'caption',
        { size: 18, color: colour('quiet'), font: HEAD_FONT },
        { spacing: spacing(4, 4), keepLines: true },
      ),
      own(
        'TableHead',
        'Table Head',
        { size: 17, bold: true, color: colour('deep') },
        { spacing: spacing(2, 2, 240) },
      ),
      own('TableUnit', 'Table Unit', { size: 15, color: colour('quiet') }, { spacing: spacing(0, 2, 240) }),
      own('TableText', 'Table Text', { size: 17 }, { spacing: spacing(2, 2, 240) }),
      own('AfterTable', 'After Table', { size: 8 }, { spacing: spacing(0, 4, 120) }),
      own('Note', 'Note', { size: 18, color: colour('quiet') }, { spacing: spacing(0, 6, 280) }),
      own('Warning', 'Warning', { size: 20 }, { spacing: spacing(6, 6, 300), keepLines: true }),
      own('Legend', 'Legend', { size: 17 }, { spacing: spacing(2, 2, 280), keepNext: true }),
      own('Fact', 'Fact', { size: 24 }, { spacing: spacing(6, 2), keepNext: true }),
      own('Running', 'Running', { size: 15, color: colour('quiet') }, { spacing: spacing(0, 0, 240) }),
      own('TOC1', 'toc 1', { size: 20 }, { spacing: spacing(2, 0, 250) }),
      own('TOC2', 'toc 2', { size: 17 }, { spacing: spacing(0, 0, 240), indent: { left: 400 } }),
      own(
        'ContentsHeading',
        'Contents Heading',
        { size: 32, bold: true, color: colour('deep'), font: HEAD_FONT },
        { spacing: spacing(0, 12) },
      ),
    ],
  };
}
