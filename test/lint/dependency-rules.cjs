/** Who may import whom: the layering the design fixes, checked on every test run. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer|shared)/', pathNot: [from, ...allowed] },
});

/** What lies beneath every part of the window that a planner sees. */
const BENEATH = ['^renderer/(base|ui|map)/'];

/** What one part of the window offers the others; all else is its own. */
const DOORS = [
  '/(state|drawer-state|actions)\\.ts$',
  '/use-[a-z-]+\\.ts$',
  '/equipment/(TemplatePicker\\.tsx|names\\.ts)$',
  '/fit/(TrialFit\\.tsx|texts\\.ts)$',
  '/grid/map-clicks\\.ts$',
  '/ground/TerrainStep\\.tsx$',
  '/scenarios/AssumptionRow\\.tsx$',
  '/history/words\\.ts$',
  '/import/(Running|UndoOrClose)\\.tsx$',
  '/shapes/clipboard\\.ts$',
  '/sites/(common\\.ts|(confirm-many|ChoiceOfMany)\\.tsx)$',
];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('shared-stands-alone', '^shared/', []),
    only('renderer-knows-only-shared', '^renderer/', ['^shared/']),
    only('base-of-the-window', '^renderer/base/', ['^shared/']),
    only('parts-of-any-page', '^renderer/ui/', ['^shared/', '^renderer/base/']),
    only('the-map-knows-no-subject', '^renderer/map/', ['^shared/', '^renderer/(base|ui)/']),
    {
      name: 'nothing-knows-the-shell',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/(shell/|main\\.tsx$)' },
      to: { path: '^renderer/shell/' },
    },
    {
      name: 'subjects-by-their-doors',
      severity: 'error',
      from: { path: '^renderer/([a-z]+)/', pathNot: '^renderer/shell/' },
      to: { path: '^renderer/', pathNot: ['^renderer/$1/', ...BENEATH, ...DOORS] },
    },
    only('engine-is-pure', '^electron/engine/', ['^shared/']),
    only('store-knows-only-shared', '^electron/store/', ['^shared/']),
    only('formats-know-only-shared', '^electron/formats/', ['^shared/']),
    only('report-knows-shared-and-engine', '^electron/report/', ['^shared/', '^electron/engine/']),
    only('workers-know-engine-and-formats', '^electron/workers/', [
      '^shared/',
      '^electron/engine/',
      '^electron/formats/',
      '^electron/(store|bulk|report)/',
    ]),
    only('bulk-knows-what-threads-know', '^electron/bulk/', [
      '^shared/',
      '^electron/(engine|formats|store)/',
      '^electron/workers/[a-z]+-protocol\\.ts$',
    ]),
    only('session-knows-no-subject', '^electron/session/', [
      '^shared/',
      '^electron/(engine|store|formats|workers)/',
      '^electron/host\\.ts$',
    ]),
    only('county-knows-no-command', '^electron/county/', [
      '^shared/',
      '^electron/(engine|store|formats|report|workers|bulk|session)/',
    ]),
    only('commands-know-no-shell', '^electron/commands/', [
      '^shared/',
      '^electron/(county|session|engine|store|formats|report|workers|bulk)/',
      '^electron/host\\.ts$',
    ]),
    {
      name: 'engine-touches-no-machine',
      severity: 'error',
      from: { path: '^(electron/engine|shared)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-hosts-know-electron',
      severity: 'error',
      from: {
        path: '^(electron|renderer|shared)/',
        pathNot: '^electron/hosts/(main|preload|desktop)\\.ts$',
      },
      to: { path: '^node_modules/electron/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
