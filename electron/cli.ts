import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { contract } from '../shared/contract.ts';
import { type ErrorReport, PlannerError } from '../shared/errors.ts';
import type { Language } from '../shared/i18n/index.ts';
import { createDesk } from './commands/desk.ts';
import { reportError } from './commands/report-error.ts';
import type { Host } from './host.ts';
import { describeEngine, drawPng, printPdf } from './hosts/chromium.ts';
import { plainFolders } from './hosts/folders.ts';

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

function commandLineHost(): Host {
  return {
    name: 'command-line',
    folders: plainFolders(),
    chooseFile: async () => null,
    printPdf,
    drawPng,
    graphics: () => describeEngine(false),
    emit: () => {},
  };
}

/** Shorter names for what people type by hand. */
const SHORT: Record<string, string> = { doctor: 'app.diagnose' };

async function run({ command: typed, project, input, language }: Arguments): Promise<unknown> {
  const command = SHORT[typed] ?? typed;
  if (command === 'commands') return { commands: describeCommands() };
  const given = readInput(input);
  const desk = createDesk(commandLineHost());
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

let language: Language = 'en';
try {
  const parsed = parseArguments(process.argv.slice(2));
  language = parsed.language;
  process.stdout.write(`${JSON.stringify(await run(parsed), null, 2)}\n`);
} catch (error) {
  const report = reportError(error, language);
  process.stderr.write(`${JSON.stringify({ error: report })}\n`);
  process.exitCode = INVALID.has(report.code) ? 2 : 1;
}
