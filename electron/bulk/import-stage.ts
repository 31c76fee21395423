import { createFindings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import { attachStage } from '../store/staged.ts';
import type { BulkResult, BulkTask } from '../workers/bulk-protocol.ts';
import { insertLayer } from './import-rows.ts';

/** Writes what a reading thread laid by into the document: one transaction, one undo step. */
export function importStage(
  document: Beside,
  task: Extract<BulkTask, { type: 'import' }>,
  progress: (done: number) => void,
): BulkResult['import'] {
  const repaired = createFindings(task.staged.repaired);
  const refused = createFindings(task.staged.refused);
  const stage = attachStage(document, task.staged.path);
  try {
    let written = 0;
    const step = (rows: number) => {
      written += rows;
      progress(written);
    };
    const { value: layers, touched } = document.journal.record('import.run', () =>
      task.layers.map((_, index) => insertLayer({ task, document, stage, index, repaired, refused, step })),
    );
    return { touched, layers, repaired: repaired.list(), refused: refused.list() };
  } finally {
    stage.detach();
  }
}
