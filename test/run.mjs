// Everything `npm test` checks, in order, each step named; the last line counts the tests.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const artifacts = `${root}test/artifacts`;
mkdirSync(artifacts, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function step(title, script, args = []) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '-s', script, ...(args.length ? ['--', ...args] : [])], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  console.log(`   ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failures.push(title);
}

function tests(title, script) {
  const report = `${artifacts}/${script.replace(':', '-')}.json`;
  rmSync(report, { force: true });
  step(title, script, ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    totals.passed += numPassedTests;
    totals.failed += numFailedTests;
    totals.skipped += numPendingTests;
  } catch {
    failures.push(`${title}: no report`);
  }
}

step('Types', 'typecheck');
step('Lint', 'lint');
step('Dependency rules', 'rules');
tests('Unit and property tests', 'test:unit');
tests('Reference tests', 'test:reference');
tests('Fault tests', 'test:faults');
tests('Installer tests', 'test:package');
tests('End-to-end tests in a real browser', 'test:e2e');

if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(failures.length ? 1 : 0);
