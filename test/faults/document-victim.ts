import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { openDesk, square } from './desk.ts';

/** What became of one document: opened and edited, or the code of the error that refused it. */
export interface Verdict {
  path: string;
  openedMs: number;
  /** Processor time of opening, which other programs at work on the machine do not lengthen. */
  openedCpuMs: number;
  /** All that was asked and edited after. */
  usedMs: number;
  /** Resident memory the process grew by, at its highest. */
  grewMb: number;
  refused: string | null;
  /** Commands that failed with anything but a planner's error. */
  broken: string[];
  /** Codes of the planner's errors that edits ended with. */
  edits: string[];
}

/** What the window asks of a document, by every way its contents are read. */
const QUESTIONS = [
  ['project.info', {}],
  ['project.summary', {}],
  ['site.list', {}],
  ['scenario.list', {}],
  ['weather.list', {}],
  ['context.list', {}],
  ['context.features', { layer: 'villages' }],
  ['consumer.list', {}],
  ['feeder.list', {}],
  ['edit.history', {}],
  ['carbon.outlook', {}],
  ['estimate.run', {}],
] as const;

/** What works with every value there is, too slow to be asked of each document. */
const THOROUGH = [
  ['station.list', {}],
  ['existing.list', {}],
  ['supply.balance', {}],
  ['grid.check', {}],
  ['fit.scores', {}],
  ['money.outlook', {}],
] as const;

/** What a program that judges documents is sent. */
export interface ToVictim {
  path: string;
  /** Whether the values in it are what is wrong. */
  thorough: boolean;
}

/**
 * A program of its own that opens whatever documents it is told to, uses and closes them, and says what became of
 * each. One that never ends is ended from outside.
 */
const folder = mkdtempSync(join(tmpdir(), 'document-victim-'));
const desk = openDesk(folder, { shell: 'command-line' });
const say = (name: string, input: unknown) => desk.invoke(name, input, { language: 'zh', trusted: true });

async function judge({ path, thorough }: ToVictim): Promise<Verdict> {
  const verdict: Verdict = {
    path,
    openedMs: 0,
    openedCpuMs: 0,
    usedMs: 0,
    grewMb: 0,
    refused: null,
    broken: [],
    edits: [],
  };
  const rss = process.memoryUsage.rss();
  const highest = process.resourceUsage().maxRSS;
  const attempt = async (name: string, input: unknown): Promise<string | null> => {
    try {
      await say(name, input);
      return null;
    } catch (error) {
      if (error instanceof PlannerError) return error.code;
      const { message, stack = '' } = error as Error;
      const place = stack.split('\n').find((line) => line.includes('/electron/')) ?? '';
      verdict.broken.push(`${name}: ${message.slice(0, 200)} ${place.trim()}`);
      return 'internal';
    }
  };
  const began = performance.now();
  const cpu = process.cpuUsage();
  verdict.refused = await attempt('project.open', { path });
  verdict.openedMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  verdict.openedCpuMs = (user + system) / 1000;
  if (verdict.refused === null) {
    const questions = thorough ? [...QUESTIONS, ...THOROUGH] : QUESTIONS;
    for (const [name, input] of questions) await attempt(name, input);
    const edits: [string, unknown][] = [
      ['site.create', { kind: 'rooftop', geometry: square(114.8, 34.52, 0.001) }],
      ['edit.undo', {}],
      ['edit.undo', {}],
      ['edit.redo', {}],
      ['scenario.create', { name: '乙' }],
    ];
    for (const [name, input] of edits) {
      const code = await attempt(name, input);
      if (code) verdict.edits.push(`${name} ${code}`);
    }
    await desk.settled().catch((error: unknown) => {
      if (!(error instanceof PlannerError)) verdict.broken.push(`settled: ${(error as Error).message}`);
    });
    await attempt('project.close', {});
  }
  verdict.usedMs = performance.now() - began - verdict.openedMs;
  const now = process.resourceUsage().maxRSS;
  verdict.grewMb = now > highest ? now / 1024 - rss / 2 ** 20 : 0;
  return verdict;
}

process.on('uncaughtException', (error) => {
  process.send?.({ uncaught: error.stack });
});
process.on('message', (document: ToVictim) => {
  judge(document).then((verdict) => process.send?.(verdict));
});
process.on('disconnect', () => {
  void desk.close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  });
});
process.send?.('ready');
