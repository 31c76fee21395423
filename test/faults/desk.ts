import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDesk, type DeskService } from '../../electron/commands/desk.ts';
import { blankPdf } from '../../electron/report/pdf/blank.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from '../../shared/contract.ts';
import { sayer } from '../said.ts';

/** A county without demonstration layers, so that its documents are small. */
export const SMALL_COUNTY = '410221';

/** A picture of one pixel, in place of what a browser would draw. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface TestDesk extends DeskService {
  say<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  fromWindow(name: string, input: unknown): Promise<unknown>;
  readonly events: DeskEvent[];
}

/** The real program behind a shell that shows nothing; `choose` answers file dialogs, `seen` gets the names suggested. */
export function openDesk(
  folder: string,
  options: {
    choose?: () => string | null;
    seen?: (string | undefined)[];
    pdf?: () => Uint8Array;
    shell?: 'browser' | 'command-line';
  } = {},
): TestDesk {
  const events: DeskEvent[] = [];
  const desk = createDesk({
    name: options.shell ?? 'browser',
    folders: { documents: folder, settings: join(folder, 'settings') },
    async chooseFile({ suggestedName }) {
      options.seen?.push(suggestedName);
      return options.choose?.() ?? null;
    },
    printPdf: async () => options.pdf?.() ?? blankPdf(),
    drawPng: async (requests) => requests.map(() => PIXEL),
    emit: (event) => events.push(event),
  });
  return {
    ...desk,
    events,
    say: sayer(desk),
    fromWindow: (name, input) => desk.invoke(name, input, { language: 'zh', trusted: false }),
  };
}

export const square = (west: number, south: number, sideDeg: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + sideDeg, south],
      [west + sideDeg, south + sideDeg],
      [west, south + sideDeg],
      [west, south],
    ] as [number, number][],
  ],
});

/** Digest of all that a planner entered, read past the program; derived figures are left out. */
export function digestOf(path: string): string {
  const db = new Database(path, { readonly: true });
  const rows = (sql: string) => JSON.stringify(db.prepare(sql).raw().all());
  const entered = [
    rows(`SELECT id, hex(geom), name, kind, mount, tilt_deg, azimuth_deg, usable_share, gcr, module_wp_m2,
            area_m2, capacity_kwp, notes FROM sites ORDER BY id`),
    rows('SELECT id, name, active, assumptions FROM planner_scenarios ORDER BY id'),
    rows('SELECT scenario_id, site_id FROM planner_left_out ORDER BY 1, 2'),
    rows('SELECT id, name, length(series) FROM planner_weather ORDER BY id'),
  ];
  db.close();
  return createHash('sha256').update(entered.join('\n')).digest('hex').slice(0, 16);
}

/** A small seeded generator (mulberry32) of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
