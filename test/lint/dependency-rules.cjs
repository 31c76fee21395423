/** Who may import whom: the layering the design fixes, checked on every test run. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer|shared)/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('shared-stands-alone', '^shared/', []),
    only('renderer-knows-only-shared', '^renderer/', ['^shared/']),
    only('engine-is-pure', '^electron/engine/', ['^shared/']),
    only('store-knows-only-shared', '^electron/store/', ['^shared/']),
    only('formats-know-only-shared', '^electron/formats/', ['^shared/']),
    only('report-knows-shared-and-engine', '^electron/report/', ['^shared/', '^electron/engine/']),
    only('workers-know-engine-and-formats', '^electron/workers/', [
      '^shared/',
      '^electron/engine/',
      '^electron/formats/',
      '^electron/(store|bulk)/',
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
      name: 'only-hosts-and-main-know-electron',
      severity: 'error',
      from: {
        path: '^(electron|renderer|shared)/',
        pathNot: '^electron/(main|preload|launch|hosts/desktop)\\.ts$',
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
