// The whole fault suite: 200 kills, 400 power cuts, a full disk at every write; half an hour and more. `npm test` runs the same tests with fewer kills.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npm', ['run', '-s', 'test:faults'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { FAULT_KILLS: '200', ...process.env },
});
process.exit(status ?? 1);
