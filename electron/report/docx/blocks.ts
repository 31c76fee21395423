import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  PageBreak,
  Paragraph,
  SimpleField,
  TextRun,
} from 'docx';
import { COLOUR } from '../style.ts';
import { type Branch, branchesOf, find, hasClass, isBranch, wordsOf } from '../tree.ts';
import { imageOf, type Picture } from './pictures.ts';
import { imageRun, runsOf } from './runs.ts';
import { tableOf } from './table.ts';

const PHOTO_MM = { width: 120, height: 80 };
const LOGO_MM = { width: 60, height: 18 };
/** Between a chapter and the one that follows on its page, twips. */
const AFTER_CHAPTER = { before: 560 };

/**
 * Paragraphs and tables of an element and all below it.
 * @param follows whether a chapter in it goes on where the one before ends
 */
export function blocksOf(branch: Branch, pictures: Map<Branch, Picture>, follows = false): FileChild[] {
  const goesOn = branch.name === 'section' ? hasClass(branch, 'follow') : follows;
  const inner = (): FileChild[] => branchesOf(branch).flatMap((child) => blocksOf(child, pictures, goesOn));
  switch (branch.name) {
    case 'h1':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(branch) })];
    case 'h2':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          ...(follows ? { spacing: AFTER_CHAPTER } : { pageBreakBefore: true }),
          children: runsOf(branch),
        }),
      ];
    case 'h3':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runsOf(branch) })];
    case 'h4':
      return [new Paragraph({ heading: HeadingLevel.HEADING_3, children: runsOf(branch) })];
    case 'p':
      return wordsOf(branch) === '' ? [] : [paragraphOf(branch)];
    case 'ul':
    case 'ol':
      return hasClass(branch, 'legend') ? [legendOf(branch, pictures)] : branchesOf(branch).map(itemOf);
    case 'dl':
      return branchesOf(branch).flatMap(termOf);
    case 'table': {
      const caption = find(branch, 'caption');
      return [
        ...(caption ? [captionOf(caption, true)] : []),
        tableOf(branch),
        new Paragraph({ style: 'AfterTable', children: [] }),
      ];
    }
    case 'svg': {
      const picture = pictures.get(branch);
      return picture ? [pictureOf(picture)] : [];
    }
    case 'img': {
      const most = hasClass(branch, 'logo') ? LOGO_MM : PHOTO_MM;
      const picture = imageOf(branch, most.width, most.height);
      return picture ? [pictureOf(picture)] : [];
    }
    case 'figcaption':
      return [captionOf(branch, false)];
    case 'title':
    case 'desc':
    case 'style':
      return [];
    default:
      return inner();
  }
}

const pictureOf = (picture: Picture): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [imageRun(picture)] });

function paragraphOf(branch: Branch): Paragraph {
  const children = runsOf(branch);
  if (hasClass(branch, 'warn')) {
    return new Paragraph({
      style: 'Warning',
      border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: COLOUR.rooftop.slice(1) } },
      children,
    });
  }
  return new Paragraph({ style: hasClass(branch, 'note') ? 'Note' : 'Normal', children });
}

const itemOf = (item: Branch): Paragraph => new Paragraph({ bullet: { level: 0 }, children: runsOf(item) });

/** The signs of a map in one paragraph, each before its word. */
function legendOf(legend: Branch, pictures: Map<Branch, Picture>): Paragraph {
  const children = branchesOf(legend).flatMap((item, i) => [
    ...(i > 0 ? [new TextRun('　')] : []),
    ...runsOf(item, pictures),
  ]);
  return new Paragraph({ style: 'Legend', keepNext: true, children });
}

/** A term with its figure and what is said of it, as in the summary's boxes and on the cover. */
function termOf(entry: Branch): Paragraph[] {
  if (entry.name !== 'div') return [];
  const [term, value, ...notes] = branchesOf(entry);
  if (!term || !value) return [];
  return [
    new Paragraph({
      style: 'Fact',
      children: [new TextRun({ text: `${wordsOf(term)}　` }), ...runsOf(value, undefined, { bold: true })],
    }),
    ...notes
      .filter((note) => wordsOf(note) !== '')
      .map((note) => new Paragraph({ style: 'Note', children: runsOf(note) })),
  ];
}

/** A caption whose number Word counts on when a planner puts another before it. */
function captionOf(caption: Branch, above: boolean): Paragraph {
  const [first, ...rest] = caption.children;
  const label = first && isBranch(first) && hasClass(first, 'label') ? wordsOf(first) : null;
  const [, word, chapter, separator, number] = /^(\D+?) (\d+)([-.])(\d+)$/.exec(label ?? '') ?? [];
  const children = number
    ? [
        new TextRun(`${word} ${chapter}${separator}`),
        new SimpleField(`SEQ ${word}${chapter} \\* ARABIC`, number),
        ...runsOf({ ...caption, children: rest }),
      ]
    : runsOf(caption);
  return new Paragraph({ style: 'Caption', keepNext: above, children });
}

export const pageBreak = (): Paragraph => new Paragraph({ children: [new PageBreak()] });
