import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  contract,
  type Desk,
} from '../../shared/contract.ts';
import { notifyError } from './errors.tsx';
import { useStore } from './store.ts';

let desk: Desk | undefined;

export const setDesk = (value: Desk): void => {
  desk = value;
};

export const getDesk = (): Desk => {
  if (!desk) throw new Error('the desk is not connected');
  return desk;
};

/** Says a command to the main process; rejects with an `ErrorReport`. */
export async function invoke<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const counts = contract[name].kind === 'edit';
  if (counts) useStore.setState((state) => ({ pending: state.pending + 1 }));
  try {
    return await getDesk().invoke(name, input);
  } finally {
    if (counts) useStore.setState((state) => ({ pending: state.pending - 1 }));
  }
}

/** Like `invoke`, but tells the planner about a failure and then returns undefined. */
export async function run<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N> | undefined> {
  try {
    return await invoke(name, input);
  } catch (error) {
    notifyError(error);
    return undefined;
  }
}
