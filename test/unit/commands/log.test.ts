import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anonymous, openLog } from '../../../electron/session/log.ts';
import { PlannerError } from '../../../shared/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the log', () => {
  it('keeps codes and the program’s own stack, and nothing of the planner’s', () => {
    const log = openLog(folder);
    log.error(
      'site.create',
      new PlannerError('site.outside-county', { county: '兰考县' }, { file: '/home/li/a.gpkg' }),
    );
    log.error(
      'plan.export',
      new Error(`ENOENT: no such file, open '${join(homedir(), '张三', 'plan.pdf')}'`),
    );
    log.error('weather.import', new TypeError('cannot read D:\\用户\\李四\\气象.csv at row 3'));
    const text = readFileSync(join(folder, 'planner.log'), 'utf8');
    for (const secret of ['兰考', '/home/li', '张三', 'plan.pdf', '李四', '气象', '用户', homedir(), root]) {
      expect(text, secret).not.toContain(secret);
    }
    const entries = log.tail(10).map((line) => JSON.parse(line));
    expect(entries.map(({ what, code }) => [what, code])).toEqual([
      ['site.create', 'site.outside-county'],
      ['plan.export', 'internal'],
      ['weather.import', 'internal'],
    ]);
    expect(entries[1].error).toContain('<app>/test/unit/commands/log.test.ts:');
  });

  it('names no file that is not the program’s, wherever it stands in a message', () => {
    const part = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(part, part, fc.constantFrom('/', 'C:\\', '\\\\srv\\'), (user, file, start) => {
        const separator = start === '/' ? '/' : '\\';
        const path = `${start}Users${separator}q${user}${separator}z${file}.gpkg`;
        for (const message of [path, `open ${path}`, `"${path}" failed`, `(${path}) x`, `at ${path}:3:4`]) {
          const shown = anonymous(message);
          expect(shown).not.toContain(`q${user}`);
          expect(shown).not.toContain(`z${file}`);
        }
      }),
    );
  });

  it('turns over before it grows large, and keeps four files', () => {
    const log = openLog(folder);
    const padding = 'x'.repeat(60_000);
    for (let i = 0; i < 60; i++) log.info('padding', { i, padding });
    expect(readdirSync(folder).sort()).toEqual([
      'planner.1.log',
      'planner.2.log',
      'planner.3.log',
      'planner.log',
    ]);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(600_000);
    expect(JSON.parse(log.tail(1)[0]).i).toBe(59);
  });

  it('never stops the planner when it cannot be written', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const log = openLog(join(folder, 'a-file', 'logs'));
    expect(() => log.info('start')).not.toThrow();
    expect(log.tail(5)).toEqual([]);
  });
});
