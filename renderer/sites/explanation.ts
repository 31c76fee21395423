import type { CommandOutput } from '../../shared/contract.ts';

export type Explanation = CommandOutput<'estimate.explain'>;
