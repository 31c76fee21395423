import type { z } from 'zod';
import { combined } from './combined.ts';
import { demand } from './contract/demand.ts';
import { farming } from './contract/farming.ts';
import { features } from './contract/features.ts';
import { grid } from './contract/grid.ts';
import { layers } from './contract/layers.ts';
import { money } from './contract/money.ts';
import { output } from './contract/output.ts';
import { program } from './contract/program.ts';
import { project } from './contract/project.ts';
import { roofs } from './contract/roofs.ts';
import { rules } from './contract/rules.ts';
import { scenarios } from './contract/scenarios.ts';
import { siteCells } from './contract/site-cells.ts';
import { siteShapes } from './contract/site-shapes.ts';
import { sites } from './contract/sites.ts';
import { sketches } from './contract/sketches.ts';
import { weather } from './contract/weather.ts';

export type { CommandSpec, PathField } from './contract/parts.ts';

/** The whole vocabulary of the program: what a button, a test and a script can say. */
export const contract = combined(
  project,
  program,
  sites,
  siteCells,
  siteShapes,
  sketches,
  roofs,
  layers,
  features,
  scenarios,
  weather,
  rules,
  farming,
  money,
  demand,
  grid,
  output,
);

export type CommandName = keyof typeof contract;
export type CommandInput<N extends CommandName> = z.input<(typeof contract)[N]['input']>;
export type CommandParsed<N extends CommandName> = z.output<(typeof contract)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof contract)[N]['output']>;

/** What the main process tells the window. */
export type DeskEvent =
  | { type: 'project.changed' }
  /** The system, or a later start of the program, gave a document; the window may open it. */
  | { type: 'document.given'; path: string }
  /** The open document turned out damaged as it was read through. */
  | { type: 'project.damaged'; path: string }
  | { type: 'sites.changed' }
  | { type: 'estimates.changed' }
  | { type: 'context.changed' }
  | { type: 'roofs.changed' }
  | { type: 'templates.changed' }
  | { type: 'sketches.changed' }
  | { type: 'photos.changed' }
  | { type: 'consumers.changed' }
  | { type: 'terrain.changed' }
  | { type: 'basemap.changed' }
  | { type: 'feeders.changed' }
  | { type: 'scenarios.changed' }
  | { type: 'weather.changed' }
  | { type: 'history.changed' }
  | {
      type: 'job';
      id: string;
      name: string;
      done: number;
      total: number;
      state: 'running' | 'done' | 'failed' | 'cancelled';
    };

/** The one object the shell gives the window (`window.desk`). Failed commands reject with an `ErrorReport`. */
export interface Desk {
  /**
   * Path of a file the planner dragged onto the window, from then on granted to commands; null where the shell
   * cannot tell. A desktop shell knows where the file lies; the browser host keeps a copy until the program ends.
   *
   * @param beside files dropped together with it that belong to it, such as the parts of a shapefile
   */
  grantFile(file: object, beside?: readonly object[]): Promise<string | null>;
  /** Whether that path is a copy, which must not be opened as the planner's document. */
  readonly copiesDropped: boolean;
  invoke<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Calls back on every event; returns the way to stop. */
  listen(listener: (event: DeskEvent) => void): () => void;
}
