import { spawnSync } from 'node:child_process';
import { deskOnLankao, square } from '../unit/desk.ts';

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

/** A document with its demonstration layers is shown and edited in QGIS, and taken over by the program. */
async function edit(interpreter: string): Promise<void> {
  const d = await deskOnLankao();
  try {
    const site = await d.say('site.create', {
      ...{ kind: 'rooftop', name: '甲', geometry: square(114.81, 34.82, 0.001) },
    });
    await d.settled();
    await d.say('project.close', {});
    const script = new URL('edit.py', import.meta.url).pathname;
    const { stdout, stderr, status } = spawnSync(interpreter, [script, d.document], {
      ...{ env: ENVIRONMENT, encoding: 'utf8', timeout: MINUTES * 60_000 },
    });
    const line = stdout.split('\n').find((each) => each.startsWith('FOUND '));
    assert(status === 0 && line, `QGIS: ${stderr || stdout}`);
    const { layers } = JSON.parse(line.slice('FOUND '.length)) as { layers: Record<string, Shown> };
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

if (python) await edit(python);
else {
  console.log(
    'skipped: no Python that knows QGIS (Debian: python3-qgis; elsewhere QGIS_PYTHON), so nothing was edited there',
  );
}
