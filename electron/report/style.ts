import { KIND_COLOUR } from '../../shared/charts/look.ts';
import { FONT_FAMILY } from './fonts.ts';

/** Colours of the plan; the two kinds of site are Okabe and Ito's orange and blue, told apart by any eye. */
export const COLOUR = {
  ink: '#1b2730',
  quiet: '#5b6873',
  line: '#d5dce1',
  lake: '#0f6f85',
  deep: '#06485a',
  wash: '#eef5f7',
  ...KIND_COLOUR,
  outside: '#f3f5f6',
  neighbourLine: '#c3ccd3',
  county: '#fdfcf8',
  farmland: '#eff3dd',
  protected: '#e0ebcb',
  exclusion: '#c9d9e6',
  exclusionLine: '#6e93b0',
  road: '#b9a98c',
  scenic: '#2e7d4f',
  substation: '#8a3a8f',
  bad: '#b3261e',
} as const;

export const css = `
@page { size: A4; margin: 24mm 18mm 20mm; }
@page bare { margin: 0; }
* { box-sizing: border-box; }
html { font-family: '${FONT_FAMILY}', 'Noto Sans SC', 'Microsoft YaHei', sans-serif; font-size: 9.6pt; line-height: 1.58; color: ${COLOUR.ink}; -webkit-print-color-adjust: exact; print-color-adjust: exact; font-variant-numeric: tabular-nums; }
body { margin: 0; }
h1, h2, h3, p, figure, dl, dd, ul, ol { margin: 0; padding: 0; }
h2 { font-size: 17pt; line-height: 1.3; font-weight: 680; color: ${COLOUR.deep}; padding-bottom: 2.2mm; margin-bottom: 5mm; border-bottom: 0.5mm solid ${COLOUR.lake}; break-after: avoid; }
h2 .no { color: ${COLOUR.lake}; margin-right: 3mm; }
h3 { font-size: 11.4pt; font-weight: 660; color: ${COLOUR.ink}; margin: 6mm 0 2mm; break-after: avoid; }
/* Room that must be left under a heading, else it goes to the next page: break-after alone is given up too early. */
h2::after, h3::after { content: ''; display: block; height: 34mm; margin-bottom: -34mm; }
h3::after { height: 30mm; margin-bottom: -30mm; }
caption::after { content: ''; display: block; height: 36mm; margin-bottom: -36mm; }
table.long caption::after { height: 56mm; margin-bottom: -56mm; }
table.tall caption::after { height: 80mm; margin-bottom: -80mm; }
h2, h3 { break-inside: avoid; }
p:not(.note):has(+ table), p:not(.note):has(+ figure) { break-after: avoid; }
p { margin-bottom: 2.6mm; break-inside: avoid; }
section { break-before: page; }
section.follow { break-before: auto; margin-top: 11mm; }
section.whole, table.whole { break-inside: avoid; }
table + p, table + table { margin-top: 4mm; }
.bar { display: inline-block; width: 60%; height: 7pt; margin-right: 3pt; background: #e4e9ec; vertical-align: -1pt; }
.bar > span { display: block; height: 100%; background: ${COLOUR.rooftop}; }
strong.bad { color: ${COLOUR.bad}; }
ol.advice { padding-left: 6mm; }
ol.advice li { margin-bottom: 1.4mm; break-inside: avoid; }
.lang-zh p.text { text-align: justify; }
.note { color: ${COLOUR.quiet}; font-size: 8.4pt; }
.warn { border-left: 1mm solid ${COLOUR.rooftop}; background: #fdf6e7; padding: 2.2mm 3.5mm; margin: 4mm 0; break-inside: avoid; }
figure { margin: 0 0 5mm; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { font-size: 8.4pt; color: ${COLOUR.quiet}; margin-top: 1.6mm; }
caption .from, figcaption .from { margin-left: 2mm; font-size: 7.4pt; font-weight: 400; color: ${COLOUR.quiet}; }
figcaption .label { font-weight: 620; color: ${COLOUR.ink}; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin: 2mm 0 0; font-size: 8.4pt; color: ${COLOUR.ink}; }
.legend li { display: inline-flex; align-items: center; gap: 1.6mm; }
.legend svg { width: 6mm; height: 3.4mm; flex: none; }
table { border-collapse: collapse; width: 100%; font-size: 8.6pt; line-height: 1.4; }
caption { break-after: avoid; break-inside: avoid; text-align: left; font-size: 8.8pt; font-weight: 620; color: ${COLOUR.ink}; padding-bottom: 1.6mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.25mm 1.6mm; text-align: left; vertical-align: top; border-bottom: 0.2mm solid ${COLOUR.line}; }
thead th { font-weight: 650; color: ${COLOUR.deep}; background: ${COLOUR.wash}; border-bottom: 0.35mm solid ${COLOUR.lake}; vertical-align: bottom; }
thead th small { display: block; font-weight: 400; color: ${COLOUR.quiet}; font-size: 7.4pt; }
tbody th { font-weight: 450; }
.num { text-align: right; white-space: nowrap; }
/* Headers break between words only; where those are marked, see header-words.ts. */
thead th { word-break: keep-all; overflow-wrap: break-word; }
thead th.num { white-space: normal; }
table.dense { font-size: 7.6pt; }
table.dense :is(th, td) { padding-inline: 1mm; }
table.tight { line-height: 1.25; font-size: 7.4pt; }
table.tight tbody :is(td, th) { padding-block: 0.55mm; }
tr.total > * { font-weight: 680; border-top: 0.35mm solid ${COLOUR.lake}; border-bottom: 0; }
/* Not the outer sides of a table's first and last row: they would tie it to the table before and after it. */
tr.keep:not(:first-child), tbody tr:nth-last-child(-n+2):not(:first-child) { break-before: avoid; }
tr.lead:not(:last-child), tbody tr:nth-child(-n+2):not(:last-child) { break-after: avoid; }
section > p:last-child, .note { break-before: avoid; }
table.facts { margin-bottom: 4mm; }
table.facts th { width: 34%; color: ${COLOUR.quiet}; font-weight: 400; }
table.sites { table-layout: fixed; font-size: 8.2pt; }
table.sites :is(td, th) { padding-block: 1.05mm; }
table.sites th.num { white-space: normal; }
.wrap { overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; align-items: start; }
.columns table.facts { margin-top: 0; }
.columns table.facts th { width: 42%; }
.kind { display: inline-block; width: 2.4mm; height: 2.4mm; margin-right: 1.5mm; vertical-align: baseline; }
.kind.agrivoltaic { border-radius: 50%; }

.cover { page: bare; break-before: auto; height: 297mm; width: 210mm; display: flex; flex-direction: column; overflow: hidden; padding-top: 17mm; }
.over { page: bare; position: relative; height: 296.9mm; width: 210mm; overflow: hidden; break-inside: avoid; }
.over p { position: absolute; left: 18mm; right: 18mm; display: flex; justify-content: space-between; gap: 8mm; margin: 0; font-size: 7.5pt; line-height: 1.3; color: ${COLOUR.quiet}; }
.over .top { top: 11mm; }
.over .bottom { bottom: 9mm; }
.draft { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; font-size: 110pt; font-weight: 700; letter-spacing: 0.2em; color: #b8433a; opacity: 0.09; transform: rotate(-32deg); white-space: nowrap; }
.photos { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm 6mm; }
.photos figure { margin: 0; min-width: 0; }
.photos img { display: block; width: 100%; height: 62mm; object-fit: contain; background: ${COLOUR.wash}; }
.photos figcaption { overflow-wrap: anywhere; line-height: 1.4; }
.photos figcaption b { font-weight: 620; color: ${COLOUR.ink}; }
.contents { list-style: none; }
.contents a { color: inherit; text-decoration: none; }
.contents li { display: flex; align-items: baseline; gap: 2mm; padding: 0.5mm 0; }
.contents .chapter { font-weight: 600; color: ${COLOUR.deep}; font-size: 9.6pt; line-height: 1.35; padding-top: 1mm; }
.contents .below { padding: 0 0 0 9mm; font-size: 8pt; line-height: 1.32; }
.contents.close li { padding: 0; }
.contents .dots { flex: 1; border-bottom: 0.25mm dotted ${COLOUR.quiet}; }
section.sheet h3 { margin-top: 0; font-size: 14pt; color: ${COLOUR.deep}; }
section.sheet p { margin-bottom: 2mm; }
section.sheet:not(.one) table.sites { break-before: page; }
section.sheet.tight table.sites { line-height: 1.3; }
section.sheet.tight table.sites tbody :is(td, th) { padding-block: 0.5mm; }
.cover .logo { max-height: 18mm; max-width: 60mm; display: block; margin-bottom: 6mm; background: #fff; padding: 1.5mm; border-radius: 1mm; }
.cover header { background: ${COLOUR.deep}; color: #fff; padding: 14mm 20mm 12mm; }
.cover .where { font-size: 12pt; letter-spacing: 0.06em; color: #bfe0e7; margin-bottom: 3mm; }
.cover h1 { font-size: 29pt; line-height: 1.25; font-weight: 700; overflow-wrap: anywhere; }
.cover.long h1 { font-size: 21pt; }
.cover .scenario { margin: 4mm 0 0; font-size: 12pt; color: #e4f2f5; }
.cover figure { margin: 8mm 20mm 0; flex: 1; }
.cover dl { display: grid; grid-template-columns: repeat(5, auto); gap: 0 6mm; margin: 0 20mm; padding: 4mm 0 19mm; border-top: 0.35mm solid ${COLOUR.lake}; }
.cover dt { font-size: 8pt; color: ${COLOUR.quiet}; }
.cover dd { font-size: 10pt; font-weight: 560; overflow-wrap: anywhere; }
.cover .warn { margin: 0 20mm 5mm; font-size: 8.6pt; }

.totals { display: grid; grid-template-columns: repeat(2, 1fr); gap: 4mm; margin: 0 0 6mm; }
.totals div { border: 0.25mm solid ${COLOUR.line}; border-top: 1mm solid ${COLOUR.lake}; padding: 3.5mm 4.5mm; }
.totals dt { color: ${COLOUR.quiet}; font-size: 9pt; }
.totals dd { font-size: 25pt; line-height: 1.25; font-weight: 680; color: ${COLOUR.deep}; white-space: nowrap; }
.totals dd small { font-size: 11pt; font-weight: 500; margin-left: 1.5mm; }
.totals dd + dd { font-size: 8.6pt; line-height: 1.45; font-weight: 400; color: ${COLOUR.quiet}; white-space: normal; }
`;
