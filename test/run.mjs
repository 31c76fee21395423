// Everything `npm test` checks, in order, each step named; what failed, how long each took and the count of tests come
// last, where a shortened log still shows them. `quick` (`npm run test:quick`) stops before what takes minutes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const artifacts = `${root}test/artifacts`;
const quick = process.argv[2] === 'quick';
mkdirSync(artifacts, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
/** File, name and how the message begins of each test that failed. */
const failedTests = [];
/** Seconds and number of tests of each step; null for a step without tests. */
const steps = [];

function step(title, script, args = []) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '-s', script, ...(args.length ? ['--', ...args] : [])], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const seconds = (Date.now() - started) / 1000;
  console.log(`   ${status === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  if (status !== 0) failures.push(title);
  const done = { title, seconds, tests: null, ok: status === 0 };
  steps.push(done);
  return done;
}

function tests(title, script) {
  const report = `${artifacts}/${script.replace(':', '-')}.json`;
  rmSync(report, { force: true });
  const done = step(title, script, ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    done.tests = numPassedTests + numFailedTests;
    totals.passed += numPassedTests;
    totals.failed += numFailedTests;
    totals.skipped += numPendingTests;
    failedTests.push(...testResults.flatMap(failedOf));
  } catch {
    done.ok = false;
    failures.push(`${title}: no report`);
  }
}

/** Failed tests of a file; the file itself where it failed outside of a test. */
function failedOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (!failed.length && status === 'failed') return [`${file}: ${beginning(message)}`];
  return failed.map(
    ({ fullName, failureMessages }) => `${file} > ${fullName}: ${beginning(failureMessages[0])}`,
  );
}

/** Of a property that fails: its seed, what it failed on and why, which stand in the lines after the first. */
function beginning(message = '') {
  return message
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .slice(0, 8)
    .join('\n  ')
    .slice(0, 600);
}

/** Where the time went, step by step. */
function timings() {
  const row = (title, seconds, count, result) =>
    `${title.padEnd(width)} ${seconds.toFixed(1).padStart(8)} s ${String(count ?? '').padStart(6)}  ${result}`;
  const width = Math.max(...steps.map(({ title }) => title.length));
  const all = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    ...steps.map(({ title, seconds, tests, ok }) => row(title, seconds, tests, ok ? '' : 'FAILED')),
    row('All', all, totals.passed + totals.failed, ''),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

step('Types', 'typecheck');
step('Lint', 'lint');
step('Dependency rules', 'rules');
step('Unused code', 'unused');
tests('Unit and property tests', 'test:unit');
if (!quick) {
  tests('Reference tests', 'test:reference');
  tests('Fault tests', 'test:faults');
  tests('Installer tests', 'test:package');
  tests('End-to-end tests in a real browser', 'test:e2e');
}

console.log(`\n── Seconds and tests of each step\n${timings()}`);
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
for (const test of failedTests) console.log(`- ${test}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(failures.length ? 1 : 0);
