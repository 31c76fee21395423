import { type Html, html } from './html.ts';
import { type Frame, middleOf, type XY } from './map.ts';
import type { Sheet } from './sheets.ts';

/** Sites of consecutive numbers that stand together on paper, and the label they share. */
interface Run {
  first: number;
  last: number;
  at: XY;
  box: [left: number, top: number, right: number, bottom: number];
}

/** A run is at most so wide and high on paper: 13 mm. */
const MOST = 130;
const LINE = 30;
const CHARACTER = 12.5;

/** Sites grown together into runs, in the order of their numbers. */
export function runsOf(sites: Sheet['sites'], frame: Frame): Run[] {
  const runs: Run[] = [];
  for (const { site, number } of sites) {
    const [x, y] = frame.project(middleOf(site.geometry));
    const run = runs.at(-1);
    const box: Run['box'] = run
      ? [Math.min(run.box[0], x), Math.min(run.box[1], y), Math.max(run.box[2], x), Math.max(run.box[3], y)]
      : [x, y, x, y];
    if (run && run.last === number - 1 && box[2] - box[0] <= MOST && box[3] - box[1] <= MOST) {
      Object.assign(run, { last: number, box, at: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] });
    } else runs.push({ first: number, last: number, at: [x, y], box: [x, y, x, y] });
  }
  return runs;
}

/**
 * Labels the runs where there is room beside them, the longest runs first; no label covers another.
 * @returns the labels and how many sites are left without
 */
export function runLabels(sites: Sheet['sites'], frame: Frame): { labels: Html; unnumbered: number } {
  const taken: [XY, number][] = [];
  const drawn: Html[] = [];
  let unnumbered = 0;
  const runs = runsOf(sites, frame).toSorted((a, b) => b.last - b.first - (a.last - a.first));
  for (const run of runs) {
    const words = run.first === run.last ? String(run.first) : `${run.first}–${run.last}`;
    const half = (words.length * CHARACTER + 12) / 2;
    const spot = roomBeside(run, half, taken, frame);
    if (!spot) {
      unnumbered += run.last - run.first + 1;
      continue;
    }
    taken.push([spot, half]);
    drawn.push(label(run, words, spot, half));
  }
  return { labels: html`<g font-size="21" font-weight="650" text-anchor="middle">${drawn}</g>`, unnumbered };
}

function roomBeside({ box, at }: Run, half: number, taken: [XY, number][], frame: Frame): XY | null {
  const [reachX, reachY] = [(box[2] - box[0]) / 2, (box[3] - box[1]) / 2];
  for (const far of [16, 34, 56, 90, 130]) {
    for (let turn = 0; turn < 12; turn++) {
      const angle = -Math.PI / 2 + (turn * Math.PI) / 6;
      const x = at[0] + (reachX + far + half) * Math.cos(angle);
      const y = at[1] + (reachY + far + LINE / 2) * Math.sin(angle);
      const inside = x > half + 8 && x < frame.width - half - 8 && y > 26 && y < frame.height - 26;
      const free = taken.every(
        ([[u, v], other]) => Math.abs(u - x) > half + other + 4 || Math.abs(v - y) > LINE + 4,
      );
      if (inside && free) return [x, y];
    }
  }
  return null;
}

function label({ at, box }: Run, words: string, [x, y]: XY, half: number): Html {
  const from: XY = [Math.min(box[2], Math.max(box[0], x)), Math.min(box[3], Math.max(box[1], y))];
  const start = Number.isFinite(from[0]) ? from : at;
  return html`<path d="M${start[0].toFixed(1)} ${start[1].toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}" stroke="#33404b" stroke-width="1.6"/><rect x="${(x - half).toFixed(1)}" y="${(y - LINE / 2).toFixed(1)}" width="${(half * 2).toFixed(1)}" height="${LINE}" rx="6" fill="#fff" stroke="#33404b" stroke-width="2"/><text x="${x.toFixed(1)}" y="${(y + 7.4).toFixed(1)}" fill="#1b2730">${words}</text>`;
}
