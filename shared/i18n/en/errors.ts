import type { errors as zh } from '../zh/errors.ts';

export const errors: Record<keyof typeof zh, string> = {
  internal:
    'The program failed: {reason}. What was saved is safe; please copy the details and send them to the maintainers.',
  'input.invalid': 'Invalid input ({field}): {reason}',
  'command.unknown': 'There is no command named "{name}". Run "commands" to list them all.',
  'path.not-granted': 'Only files picked in a file dialog can be used. Please choose the file again.',
  'project.none-open': 'No plan document is open. Create or open one first.',
  'project.exists': 'The file {name} already exists. Choose another name, or open it.',
  'county.unknown': 'There is no county with code {code}. Search by name, pinyin or six-digit code.',
  'county.data-missing': 'The county boundaries are missing. Run npm start or npm test to make them again.',
  'document.missing': 'The document is not there; it may have been moved or deleted.',
  'document.not-a-project': '"{name}" is not a plan document (GeoPackage) of this program.',
  'document.damaged': 'The document is damaged ({reason}). Restore it from a backup.',
  'document.cannot-open': 'The document cannot be opened: {reason}',
  'document.cannot-create':
    'The document cannot be created here: {reason}. Check the folder’s permissions and the free disk space.',
  'document.read-only': 'The document is open read-only. Save a copy to edit it.',
  'document.bad-geometry': 'The document holds a shape that cannot be read.',
  'document.bad-journal': 'The undo history in this document is not valid and was refused.',
  'agrivoltaic.not-land':
    "'{name}' is not an agrivoltaic site. Choose one, or change the kind of this site first.",
  'site.unknown': 'There is no site number {id}; it may have been deleted.',
  'site.too-small': 'The area drawn is {areaM2} m², too small for any module. Please draw it again.',
  'site.self-crossing': 'The outline crosses itself. Move its corners so that no two edges cross.',
  'site.outside-county': 'The area drawn lies wholly outside {county}. Draw inside the county boundary.',
  'rules.not-broken': 'The site does not break the rule "{rule}", so there is nothing to override.',
  'rules.no-override': 'The site has no override of the rule "{rule}".',
  'scenario.unknown': 'There is no scenario number {id}.',
  'scenario.name-taken': 'There is already a scenario named "{name}". Choose another name.',
  'scenario.last': 'At least one scenario must remain, so the last one cannot be deleted.',
  'weather.unknown': 'There is no weather year number {id}.',
  'weather.in-use': 'Scenario "{name}" uses this weather year. Choose other weather for it first.',
  'estimate.pending': 'The yield of this site is still being computed; please wait a moment.',
  'plan.cannot-write':
    'The PDF cannot be written: {reason}. Another program may have it open; close it or choose another name.',
  'job.cancelled': 'Cancelled; nothing was changed.',
  'browser.missing': 'No browser engine was found. Install Chrome, Edge or Chromium, or set CHROME_PATH.',
};
