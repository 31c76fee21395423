import type { ImportLayer } from '../../shared/import.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import type { Stage } from '../store/staged.ts';
import type { BulkTask } from '../workers/bulk-protocol.ts';

/** One layer of a file on its way into the document. */
export interface LayerImport {
  task: Extract<BulkTask, { type: 'import' }>;
  document: Beside;
  stage: Stage;
  /** Place of the layer in the import. */
  index: number;
  repaired: Findings;
  refused: Findings;
  /** Told of rows written; throws when the planner stopped the import. */
  step(count: number): void;
}

/** What the planner asked of this layer. */
export const layerOf = ({ task, index }: LayerImport): ImportLayer => task.layers[index]!;
