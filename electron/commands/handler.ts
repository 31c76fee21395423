import type { CommandName, CommandOutput, CommandParsed } from '../../shared/contract.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { Session } from '../session/session.ts';

export interface Call {
  language: Language;
}

export type Handler<N extends CommandName> = (
  session: Session,
  input: CommandParsed<N>,
  call: Call,
) => CommandOutput<N> | Promise<CommandOutput<N>>;

/** The handlers of every command whose name begins with a noun. */
export type HandlersOf<Noun extends string> = {
  [N in CommandName as N extends `${Noun}.${string}` ? N : never]: Handler<N>;
};
