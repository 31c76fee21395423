import type { Ui } from '../zh/ui.ts';
import { account } from './account.ts';
import { agrivoltaic } from './agrivoltaic.ts';
import { carbon } from './carbon.ts';
import { cells } from './cells.ts';
import { compare } from './compare.ts';
import { editChanges } from './edit-changes.ts';
import { equipment } from './equipment.ts';
import { exports, hourly, mapFile } from './export.ts';
import { features } from './features.ts';
import { field } from './field.ts';
import { find } from './find.ts';
import { fit } from './fit.ts';
import { grid } from './grid.ts';
import { ground } from './ground.ts';
import { groups } from './groups.ts';
import { habits } from './habits.ts';
import { imports } from './import.ts';
import { jobs } from './jobs.ts';
import { classes, coordinates, hints, layers, map, tools } from './map.ts';
import { models } from './models.ts';
import { money } from './money.ts';
import { overlaps } from './overlaps.ts';
import { photos } from './photos.ts';
import { report } from './plan-dialog.ts';
import { portfolio } from './portfolio.ts';
import { province } from './province.ts';
import { roofs } from './roofs.ts';
import { rulePack } from './rule-pack.ts';
import { rules } from './rules.ts';
import { safety } from './safety.ts';
import { scenarios, weather } from './scenarios.ts';
import { shapes } from './shapes.ts';
import { siteTerms } from './site-terms.ts';
import { dashboard, loss, results, sites, summary, uncertainty } from './sites.ts';
import { about, history, start } from './start.ts';
import { supply } from './supply.ts';
import { terms } from './terms.ts';

export const ui: Ui = {
  app: {
    name: 'County PV planner',
    tagline: 'Offline · rooftop and agrivoltaic PV · county energy plans',
    language: 'Language',
    otherLanguage: 'Switch to Chinese',
    theme: 'Appearance',
    themeLight: 'Light',
    themeDark: 'Dark',
    themeAuto: 'Match the system',
    outOfRange: 'Not taken: {{min}} to {{max}} {{unit}}',
    saved: 'All changes saved',
    saving: 'Saving…',
    readOnly: 'Read-only',
    loading: 'Loading…',
    starting: 'Starting…',
    offline: 'The connection to the main process was lost; reconnecting…',
    skipToMap: 'Skip to the map',
    menu: 'Project menu',
    closeProject: 'Close project',
    openProject: 'Open another project…',
    newProject: 'New project…',
    about: 'About and data sources',
    shortcuts: 'Keyboard shortcuts',
    commandPalette: 'Command palette',
    searchCommands: 'Type a command, or the name, id or code of a site, building or other feature…',
    nothingFound: 'Nothing found',
    undo: 'Undo',
    redo: 'Redo',
    undoNamed: 'Undo: {{name}}',
    redoNamed: 'Redo: {{name}}',
    history: 'Edit history',
    historyEmpty: 'No edits yet',
    historyUndone: 'undone',
    exportPlan: 'Export plan',
    cancel: 'Cancel',
    close: 'Close',
    apply: 'Apply',
    save: 'Save',
    delete: 'Delete',
    retry: 'Try again',
    reset: 'Reset to default',
    copy: 'Copy',
    rename: 'Rename',
    more: 'More actions',
    expand: 'Expand',
    collapse: 'Collapse',
    none: '—',
    copied: 'Copied',
    undoAction: 'Undo this',
    resizePanel: 'Resize panel',
  },
  errors: {
    title: 'That did not work',
    where: 'Where',
    file: 'file',
    line: 'line',
    feature: 'feature',
    field: 'field',
    code: 'Error code',
    details: 'Copy details',
    unknown: 'Something unexpected happened',
    disconnected: 'The main process cannot be reached',
    crash: 'The window ran into an error',
    reload: 'Reload',
    webgl:
      'This computer’s graphics driver does not support WebGL, so the map cannot be shown. The site table and the charts still work.',
  },
  history,
  hourly,
  mapFile,
  editChanges,
  start,
  panes: {
    left: 'Layers, scenarios and sites',
    map: 'Map',
    right: 'Inspector',
    drawer: 'Site table and charts',
    summary: 'County totals',
    dockBottom: 'Dock below the map',
    dockRight: 'Dock right of the map',
    ownWindow: 'Open in a window of its own',
    noDocument: 'No document is open. Open one in the main window.',
    changeDock: 'Dock panels below or right of the map',
    showLeft: 'Show the left panel',
    hideLeft: 'Hide the left panel',
    showRight: 'Show the inspector',
    hideRight: 'Hide the inspector',
  },
  layers,
  classes,
  map,
  tools,
  hints,
  coordinates,
  kinds: { rooftop: 'Rooftop', agrivoltaic: 'Agrivoltaic' },
  mountings: { rack: 'Open rack', roof: 'Along the roof, gap behind', flush: 'Flush, no gap' },
  mounts: { fixed: 'Fixed', 'single-axis-tracker': 'Single-axis tracker' },
  sites,
  results,
  loss,
  uncertainty,
  models,
  summary,
  account,
  agrivoltaic,
  equipment,
  photos,
  carbon,
  ground,
  habits,
  siteTerms,
  groups,
  rulePack,
  terms,
  field,
  safety,
  find,
  exports,
  imports,
  roofs,
  rules,
  fit,
  money,
  supply,
  grid,
  features,
  cells,
  overlaps,
  shapes,
  portfolio,
  province,
  compare,
  dashboard,
  scenarios,
  weather,
  report,
  jobs,
  about,
  shortcuts: {
    title: 'Keyboard shortcuts',
    groupTools: 'Tools',
    groupEdit: 'Edit',
    groupShapes: 'Outlines',
    groupMap: 'Map',
    groupView: 'Window',
    escape: 'Cancel drawing, measuring or selection',
    finish: 'Finish drawing',
    nudge: 'Nudge the selection (Shift: 10×); without one, pan the map',
    rotateBy: 'Turn the selection by 1° (Shift: 15°)',
    selectAll: 'Select all sites',
    next: 'Next / previous site',
    toggleKind: 'Switch the kind of new sites',
    toggleSnap: 'Snap on or off',
    toggleDrawer: 'Site table on or off',
    toggleLeft: 'Left panel on or off',
    toggleRight: 'Inspector on or off',
    zoom: 'Zoom',
    sheet: 'Show this sheet',
    focusMap: 'Focus the map',
  },
};
