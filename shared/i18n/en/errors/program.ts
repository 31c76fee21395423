import type { programErrors as zh } from '../../zh/errors/program.ts';

export const programErrors: typeof zh = {
  internal:
    'The program failed: {reason}. What was saved is safe; please copy the details and send them to the maintainers.',
  'input.invalid': 'Invalid input ({field}): {reason}',
  'command.unknown': 'There is no command named "{name}". Run "commands" to list them all.',
  'path.not-granted': 'Only files picked in a file dialog can be used. Please choose the file again.',
  'settings.no-home':
    'Your own folder cannot be found. Set the environment variable PLANNER_HOME to a folder that you can write to, and start again.',
  'settings.cannot-write':
    'The settings folder cannot be written ({reason}). Check its permissions, or set the environment variable PLANNER_HOME to a folder that you can write to.',
  'scratch.cannot-make':
    'No temporary folder can be made ({reason}). Check the free disk space and the environment variable TMPDIR (TEMP on Windows).',
  'scratch.full':
    'The folder for temporary files is full; nothing was changed. Make room there, or set the environment variable TMPDIR (TEMP on Windows) to a folder with more.',
  'browser.cannot-start':
    'The browser does not start: {reason}. Close other windows of this program and try again, or name another browser in CHROME_PATH.',
  'project.none-open': 'No plan document is open. Create or open one first.',
  'project.exists': 'The file {name} already exists. Choose another name, or open it.',
  'county.unknown': 'There is no county with code {code}. Search by name, pinyin or six-digit code.',
  'county.data-missing': 'The county boundaries are missing. Run npm start or npm test to make them again.',
  'thread.ended':
    'Work in the background ended unexpectedly ({reason}): this was not finished, what was saved is safe. Try again.',
  'job.cancelled': 'Cancelled; nothing was changed.',
  'browser.missing': 'No browser engine was found. Install Chrome, Edge or Chromium, or set CHROME_PATH.',
};
