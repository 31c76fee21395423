import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type CommandOutput, contract } from '../shared/contract.ts';
import { type ErrorReport, PlannerError } from '../shared/errors.ts';
import type { Language } from '../shared/i18n/index.ts';
import { createDesk } from './commands/desk.ts';
import { reportError } from './commands/report-error.ts';
import type { Host } from './host.ts';

const USAGE = 'npm run -s cli -- <command> [--project FILE] [--input FILE|-] [--language zh|en]';
const INVALID = new Set(['input.invalid', 'command.unknown']);

interface Arguments {
  command: string;
  project?: string;
  input?: string;
  language: Language;
}

function parseArguments(argv: string[]): Arguments {
  const [command, ...rest] = argv;
  if (!command || command.startsWith('--')) {
    throw new PlannerError('input.invalid', { field: 'command', reason: USAGE }, { field: 'command' });
  }
  const parsed: Arguments = { command, language: /^zh/i.test(process.env.LANG ?? '') ? 'zh' : 'en' };
  for (let i = 0; i < rest.length; i += 2) {
    const [option, value] = [rest[i], rest[i + 1]];
    if (value === undefined || !['--project', '--input', '--language'].includes(option)) {
      throw new PlannerError('input.invalid', { field: option, reason: USAGE }, { field: option });
    }
    if (option === '--project') parsed.project = value;
    else if (option === '--input') parsed.input = value;
    else parsed.language = value === 'zh' ? 'zh' : 'en';
  }
  return parsed;
}

/** Every command with the JSON Schema of what it takes and gives. */
function describeCommands() {
  return Object.entries(contract).map(([name, { kind, input, output }]) => ({
    name,
    kind,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(output, { unrepresentable: 'any' }),
  }));
}

function readInput(source: string | undefined): unknown {
  if (source === undefined) return {};
  try {
    return JSON.parse(readFileSync(source === '-' ? 0 : source, 'utf8'));
  } catch (error) {
    throw new PlannerError(
      'input.invalid',
      { field: '--input', reason: (error as Error).message },
      { file: source, field: '--input' },
    );
  }
}

/** Shorter names for what people type by hand. */
const SHORT: Record<string, string> = { doctor: 'app.diagnose' };

async function run(host: Host, { command: typed, project, input, language }: Arguments): Promise<unknown> {
  const command = SHORT[typed] ?? typed;
  if (command === 'commands') return { commands: describeCommands() };
  const given = readInput(input);
  const desk = createDesk(host);
  const caller = { language, trusted: true };
  try {
    let refused: ErrorReport | null = null;
    if (project && Object.hasOwn(contract, command)) {
      await desk.invoke('project.open', { path: project }, caller).catch((error: unknown) => {
        if (command !== 'app.diagnose') throw error;
        refused = reportError(error, language);
      });
    }
    await desk.settled();
    const value = await desk.invoke(command, given, caller);
    await desk.settled();
    return refused ? { ...(value as object), refused } : value;
  } finally {
    await desk.close();
  }
}

/** What a shell lends to the command line: where things are kept, and how pages are printed and drawn. */
export type Lent = Pick<Host, 'folders' | 'printPdf' | 'drawPng' | 'graphics'>;

/** How a run of the command line ends. */
const EXIT = { done: 0, failed: 1, invalid: 2, partly: 3 } as const;

/**
 * Runs one command: its answer as JSON to the output, or what went wrong to the error output, where also a line of JSON
 * says each step of long work.
 *
 * @param lend called once the arguments are right
 * @returns the exit code: 0 when done, 1 when it failed, 2 when it was asked wrongly, 3 when some counties of several failed
 */
export async function runCommandLine(argv: string[], lend: () => Lent): Promise<number> {
  let language: Language = 'en';
  try {
    const parsed = parseArguments(argv);
    language = parsed.language;
    const value = await run(hostOf(lend), parsed);
    await say(process.stdout, JSON.stringify(value, null, 2));
    const planned = parsed.command === 'province.plan' ? (value as CommandOutput<'province.plan'>) : null;
    return planned && planned.failed > 0 ? EXIT.partly : EXIT.done;
  } catch (error) {
    const report = reportError(error, language);
    await say(process.stderr, JSON.stringify({ error: report }));
    return INVALID.has(report.code) ? EXIT.invalid : EXIT.failed;
  }
}

const hostOf = (lend: () => Lent): Host => ({
  ...lend(),
  name: 'command-line',
  chooseFile: async () => null,
  note: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  emit: () => {},
});

/** Writes a line whole, before the program may end. */
const say = (stream: NodeJS.WriteStream, line: string) =>
  new Promise<void>((resolve) => stream.write(`${line}\n`, () => resolve()));
