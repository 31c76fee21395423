import { spawnSync } from 'node:child_process';
import { FEATURE_TABLES } from '../../electron/store/geopackage.ts';
import type { ContextLayerName } from '../../shared/domain.ts';
import { deskOnLankao, type OpenDesk, square } from '../unit/desk.ts';

/** Pythons that may know QGIS: the system's own, and what comes with QGIS for Windows and macOS. */
const PYTHONS = [
  process.env.QGIS_PYTHON,
  '/usr/bin/python3',
  'python3',
  '/Applications/QGIS.app/Contents/MacOS/bin/python3',
].filter((path) => path !== undefined);
const MINUTES = 5;
const ENVIRONMENT = { ...process.env, QT_QPA_PLATFORM: 'offscreen', PYTHONUTF8: '1' };

const python = PYTHONS.find(
  (path) =>
    spawnSync(path, ['-c', 'import qgis.core'], { env: ENVIRONMENT, timeout: MINUTES * 60_000 }).status === 0,
);

interface Shown {
  geometry: number;
  aliases: Record<string, string>;
  values: Record<string, Record<string, string>>;
  renderer: string | null;
  labels: string | false;
  count: number;
}

/** @throws Error that says what is not as it should be */
function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** What QGIS shows of the layers of a document. */
function checkShown(layers: Record<string, Shown>): void {
  for (const [name, { aliases, labels, renderer }] of Object.entries(layers)) {
    assert(aliases.name === '名称', `${name} has no alias for its name: ${aliases.name}`);
    assert(labels === 'name', `${name} has no labels`);
    assert(renderer, `${name} has no symbols`);
    const plain = Object.entries(aliases).filter(([field, alias]) => field === alias && field !== 'fid');
    const technical = ['id', 'series'];
    assert(
      plain.every(([field]) => technical.includes(field)),
      `${name} shows columns by their own names: ${plain.map(([field]) => field).join(', ')}`,
    );
  }
  const lists = {
    sites: ['kind', 'mount', 'owner_class', 'grid_mode', 'tariff'],
    consumers: ['kind'],
    transformers: ['operation'],
    existing_pv: ['state'],
  };
  for (const [layer, fields] of Object.entries(lists)) {
    for (const field of fields) assert(layers[layer]?.values[field], `${layer}.${field} offers no values`);
  }
  assert(layers.sites?.values.kind?.rooftop === '屋顶光伏', 'sites are not called by their kinds');
  assert(layers.sites.renderer === 'categorizedSymbol', 'sites are not drawn by kind');
}

/** What QGIS does with a document. */
function inQgis<T>(interpreter: string, mark: string, given: readonly string[]): T {
  const script = new URL('edit.py', import.meta.url).pathname;
  const { stdout, stderr, status } = spawnSync(interpreter, [script, ...given], {
    ...{ env: ENVIRONMENT, encoding: 'utf8', timeout: MINUTES * 60_000 },
  });
  const line = stdout.split('\n').find((each) => each.startsWith(mark));
  assert(status === 0 && line, `QGIS: ${stderr || stdout}`);
  return JSON.parse(line.slice(mark.length)) as T;
}

/** What a document holds in a layer, areas of it included. */
async function namesIn(d: OpenDesk, layer: string): Promise<string[]> {
  const named = <T extends { name: string }>(list: readonly T[]) => list.map(({ name }) => name);
  switch (layer) {
    case 'sites':
      return named((await d.say('site.list', {})).sites);
    case 'consumers':
      return named((await d.say('consumer.list', {})).consumers);
    case 'feeders':
      return named((await d.say('feeder.list', {})).feeders);
    case 'transformers':
      return named((await d.say('transformer.list', {})).transformers);
    case 'existing_pv':
      return named((await d.say('existing.list', {})).plants);
    default: {
      const found = (await d.say('context.features', {
        layer: layer as ContextLayerName,
      })) as GeoJSON.FeatureCollection;
      return found.features.map(({ properties }) => String(properties?.name));
    }
  }
}

const LAYER_OF: Readonly<Record<string, string>> = {
  ...{ village_areas: 'villages', scenic_areas: 'scenic_spots', substation_areas: 'substations' },
};

/** In every layer features are drawn, renamed and deleted in QGIS, taken over, and taken back by one undo step. */
async function editEach(interpreter: string): Promise<void> {
  const d = await deskOnLankao();
  try {
    for (const name of ['甲', '乙'])
      await d.say('site.create', { kind: 'rooftop', name, geometry: square(114.81, 34.82, 0.001) });
    for (const layer of ['villages', 'scenic_spots', 'substations'] as const) {
      for (const n of [1, 2])
        await d.say('feature.create', {
          ...{ layer, name: `区 ${n}`, class: null, properties: {} },
          geometry: square(114.8 + n / 100, 34.81, 0.001),
        });
    }
    await d.settled();
    const layers = [...new Set(Object.keys(EACH).map((layer) => LAYER_OF[layer] ?? layer))];
    const all = async () =>
      Object.fromEntries(await Promise.all(layers.map(async (l) => [l, (await namesIn(d, l)).toSorted()])));
    const before = await all();
    await d.say('project.close', {});
    const done = inQgis<Record<string, number[]>>(interpreter, 'DONE ', [d.document, 'each']);
    await d.say('project.open', { path: d.document });
    await d.settled();
    const { refused } = await d.say('project.outside', {});
    const after = await all();
    for (const [table, ids] of Object.entries(done)) {
      const there = after[LAYER_OF[table] ?? table] as string[];
      assert(there.includes(`新 ${table}`), `${table}: what was drawn is not there`);
      assert(ids.length === 0 || there.includes(`改 ${table}`), `${table}: what was renamed is not`);
      assert(!there.includes(`坏 ${table}`), `${table}: an outline that crosses itself is there`);
      if (EACH[table] === 'MultiPolygon')
        assert(
          refused.some(({ name }) => name === `坏 ${table}`),
          `${table}: it is not said what was refused`,
        );
    }
    await d.say('edit.undo', {});
    assert(JSON.stringify(await all()) === JSON.stringify(before), 'one undo does not take all of it back');
    await d.say('edit.redo', {});
    assert(JSON.stringify(await all()) === JSON.stringify(after), 'redo does not bring all of it again');
    console.log(
      `edited: ${Object.keys(done).length} layers, each added to, changed and deleted from, one undo step`,
    );
  } finally {
    await d.close();
  }
}

/** A document with its demonstration layers is shown and edited in QGIS, and taken over by the program. */
async function edit(interpreter: string): Promise<void> {
  const d = await deskOnLankao();
  try {
    const site = await d.say('site.create', {
      ...{ kind: 'rooftop', name: '甲', geometry: square(114.81, 34.82, 0.001) },
    });
    await d.settled();
    await d.say('project.close', {});
    const { layers } = inQgis<{ layers: Record<string, Shown> }>(interpreter, 'FOUND ', [d.document]);
    checkShown(layers);
    console.log(`shown: ${Object.keys(layers).length} layers with aliases, labels and symbols`);

    await d.say('project.open', { path: d.document });
    await d.settled();
    const found = await d.say('project.outside', {});
    const { sites } = await d.say('site.list', {});
    const added = sites.find(({ name }) => name === 'QGIS 新站点');
    const moved = sites.find(({ id }) => id === site.id);
    assert(added && added.areaM2 > 30_000 && added.estimate, 'the new site is not measured and estimated');
    assert(moved?.tiltDeg === 22 && moved.estimate, 'the moved site is not taken over');
    const roads = (await d.say('context.features', { layer: 'roads' })) as GeoJSON.FeatureCollection;
    assert(
      roads.features.some(({ properties }) => properties?.name === 'QGIS 新路'),
      'the new road is not there',
    );
    const { transformers } = await d.say('transformer.list', {});
    assert(
      transformers.some(({ ratingKva, name }) => ratingKva === 400 && name.startsWith('台区')),
      'the new transformer is not there or has no name',
    );
    const refused = found.refused.map(({ name, code }) => `${name} ${code}`).toSorted();
    assert(
      refused.join() ===
        ['QGIS 无容量 transformer.no-rating', 'QGIS 蝴蝶结 site.self-crossing'].toSorted().join(),
      `refused: ${refused.join(', ')}`,
    );
    await d.say('edit.undo', {});
    const before = (await d.say('site.list', {})).sites;
    assert(
      before.length === 1 && before[0]!.tiltDeg === site.tiltDeg,
      'one undo does not take all of it back',
    );
    console.log(
      `taken over: ${found.changed} features, ${found.refusedNow} refused with their reasons, one undo step`,
    );
  } finally {
    await d.close();
  }
}

const { county_boundary: _, ...EACH } = FEATURE_TABLES as Readonly<Record<string, string>>;

if (python) {
  await edit(python);
  await editEach(python);
} else {
  console.log(
    'skipped: no Python that knows QGIS (Debian: python3-qgis; elsewhere QGIS_PYTHON), so nothing was edited there',
  );
}
