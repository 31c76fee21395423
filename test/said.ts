import type { DeskService } from '../electron/commands/desk.ts';
import { type CommandInput, type CommandName, type CommandOutput, contract } from '../shared/contract.ts';

/**
 * Says a command to a desk as the planner's own hand, and holds what comes back against the contract.
 *
 * @throws Error naming the fields of an output that is not as the contract says
 */
export function sayer(desk: Pick<DeskService, 'invoke'>) {
  return async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> => {
    const output = await desk.invoke(name, input, { language: 'zh', trusted: true });
    const { error } = contract[name].output.safeParse(output);
    if (error) {
      const [first] = error.issues;
      throw new Error(
        `${name} gave what its contract does not say: ${first!.path.join('.')}: ${first!.message}`,
      );
    }
    return output as CommandOutput<N>;
  };
}
