import type { Position } from 'geojson';
import { fill } from '../../shared/i18n/index.ts';
import type { Writing } from './context.ts';
import { type Frame, frameAround, middleMeridian, middleOf, ringsOf } from './map.ts';
import type { PlanSite } from './plan-data.ts';

/** One map and table of the plan: a town, or, where towns are not known, squares of the overview map. */
export interface Sheet {
  name: string;
  sites: { site: PlanSite; number: number }[];
  frame: Frame;
  /** Whether map and table stand on one page. */
  onePage: boolean;
}

/** Squares of the overview that one sheet covers, each way. */
const SQUARES = 3;
const WIDTH_MM = 174;
/** Height of a map that has its page to itself, and the least of one above its table. */
const MAP_MM = { alone: 196, least: 100 };
/** What is left of a page beside heading, legend, notes and the table's head; and a row of the table. */
const ROOM_MM = 184;
const ROW_MM = 6.2;
const MARGIN_MM = 12;
/** Degrees around a lone site that its sheet shows at least, each way: about 1.5 km. */
const LEAST_DEG = 0.014;

/** Whether any site's town is known. */
export const townsKnown = ({ included }: Writing): boolean => included.some(({ town }) => town !== null);

/** The sites that count, by town (or squares), with the numbers they have in the whole plan. */
export function sheetsOf(writing: Writing): Sheet[] {
  const known = townsKnown(writing);
  const { plan, included, text } = writing;
  const groups = new Map<string, Sheet['sites']>();
  for (const [i, site] of included.entries()) {
    const name = known ? (site.town ?? text.towns.others) : squaresOf(writing, site);
    const group = groups.get(name);
    if (group) group.push({ site, number: i + 1 });
    else groups.set(name, [{ site, number: i + 1 }]);
  }
  const meridian = middleMeridian(plan.county);
  return [...groups].map(([name, sites]) => {
    const left = ROOM_MM - (sites.length + 1) * ROW_MM;
    const onePage = left >= MAP_MM.least;
    const paper: [number, number] = [WIDTH_MM, onePage ? left : MAP_MM.alone];
    const frame = frameAround(roomFor(sites.map(({ site }) => site)), meridian, paper, MARGIN_MM);
    return { name, sites, frame, onePage };
  });
}

function squaresOf({ overview, text }: Writing, site: PlanSite): string {
  const square = overview.square(middleOf(site.geometry));
  if (square === '') return text.towns.others;
  const block = (index: number) => Math.floor(index / SQUARES) * SQUARES;
  const column = block(square.charCodeAt(0) - 65);
  const row = block(Number(square.slice(1)) - 1);
  const last = (first: number, most: number) => Math.min(first + SQUARES, most) - 1;
  const name = (c: number, r: number) => `${String.fromCharCode(65 + c)}${r + 1}`;
  return fill(text.towns.squares, {
    from: name(column, row),
    to: name(last(column, overview.columns), last(row, overview.rows)),
  });
}

/** Corners of the sites, and of a least area around the middle of them. */
function roomFor(sites: PlanSite[]): Position[] {
  const corners = sites.flatMap(({ geometry }) => ringsOf(geometry).flat());
  const sides = [0, 1].map((axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (const corner of corners) {
      low = Math.min(low, corner[axis]!);
      high = Math.max(high, corner[axis]!);
    }
    const short = Math.max(0, LEAST_DEG - (high - low)) / 2;
    return [low - short, high + short];
  });
  const [[west, east], [south, north]] = sides as [[number, number], [number, number]];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}
