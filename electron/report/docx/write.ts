import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { fill } from '../../../shared/i18n/index.ts';
import type { Imprint } from '../context.ts';
import { fontsOf, NO_FONTS } from '../fonts.ts';
import { LANG } from '../pages.ts';
import type { ComposedPlan } from '../plan.ts';
import { COLOUR } from '../style.ts';
import { sumsProperties } from '../sums.ts';
import { treeOf } from '../tree.ts';
import { blocksOf, pageBreak } from './blocks.ts';
import { type Draw, picturesOf, TEXT_MM } from './pictures.ts';
import { stylesOf } from './styles.ts';

const TWIPS_PER_MM = 1440 / 25.4;
const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);
const A4_MM = { width: 210, height: 297 };

/**
 * Writes a composed plan as a Word document (ECMA-376): the words, tables and drawings of its pages in Word's own
 * headings, tables, captions and contents, with the drawings as pictures of 300 dpi.
 *
 * @param draw rasters drawings
 * @param fontDir folder of the fonts for the drawings
 */
export async function writeDocx(
  { imprint, cover, sections, creator, sums }: Omit<ComposedPlan, 'figures'>,
  draw: Draw,
  fontDir?: string,
): Promise<Uint8Array> {
  const trees = [cover, ...sections].map(treeOf);
  const fonts = fontDir ? fontsOf([cover, ...sections].join(''), fontDir) : NO_FONTS;
  const pictures = await picturesOf(trees, draw, fonts);
  const [front = [], ...body] = trees.map((tree) => blocksOf(tree, pictures));
  const { plan, language, text, title } = imprint;
  const document = new Document({
    title,
    creator: plan.author || creator,
    lastModifiedBy: creator,
    description: creator,
    customProperties: sumsProperties(sums).map(([name, value]) => ({ name, value })),
    styles: stylesOf(LANG[language]),
    pageNumbers: estimatePageNumbers,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(A4_MM.width), height: twips(A4_MM.height) },
            margin: {
              top: twips(24),
              bottom: twips(20),
              left: twips((A4_MM.width - TEXT_MM) / 2),
              right: twips((A4_MM.width - TEXT_MM) / 2),
            },
          },
        },
        ...running(imprint),
        children: [
          ...front,
          pageBreak(),
          new Paragraph({ style: 'ContentsHeading', children: [new TextRun(text.contents.heading)] }),
          new TableOfContents(text.contents.heading, { hyperlink: true, headingStyleRange: '1-2' }),
          ...body.flat(),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Header and footer of every page but the first; a draft says so in its header. */
function running({ plan, text, format, title, syntheticLayers }: Imprint) {
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(TEXT_MM) }];
  const right = [plan.draft ? text.draft : '', syntheticLayers.length > 0 ? text.syntheticShort : ''];
  const [before = '', between = '', after = ''] = fill(text.page, { page: '|', total: '|' }).split('|');
  const draft = new Header({
    children: [
      new Paragraph({
        style: 'Running',
        alignment: AlignmentType.RIGHT,
        children: plan.draft
          ? [new TextRun({ text: text.draft, color: COLOUR.bad.slice(1), bold: true })]
          : [],
      }),
    ],
  });
  return {
    headers: {
      first: draft,
      default: new Header({
        children: [
          new Paragraph({
            style: 'Running',
            tabStops,
            children: [new TextRun(`${title}\t${right.filter(Boolean).join(' · ')}`)],
          }),
        ],
      }),
    },
    footers: {
      first: new Footer({ children: [new Paragraph({ style: 'Running', children: [] })] }),
      default: new Footer({
        children: [
          new Paragraph({
            style: 'Running',
            tabStops,
            children: [
              new TextRun(`${format.date(plan.generatedAt)} · ${plan.documentSha256.slice(0, 12)}\t`),
              new TextRun({
                children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
              }),
            ],
          }),
        ],
      }),
    },
  };
}
