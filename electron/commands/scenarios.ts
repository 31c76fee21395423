import { assumptionList, OF_ONE_DOCUMENT } from '../../shared/assumptions.ts';
import { discountRatesDiffer } from '../../shared/compare.ts';
import { type AssumptionsChanges, assumptionsSchema, changedAssumptions } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { assumptionWords } from '../../shared/i18n/assumption-words.ts';
import { compareScenarios, tornadoOf } from '../county/scenarios/compare.ts';
import { equipmentOf } from '../county/sites/equipment.ts';
import { assumptionFile, assumptionJson, readAssumptionFile } from '../formats/assumption-file.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import {
  activateScenario,
  copyLeftOut,
  deleteScenario,
  getScenario,
  insertScenario,
  listScenarios,
  updateScenario,
} from '../store/scenarios.ts';
import { builtShares, listSites } from '../store/sites.ts';
import { getWeather } from '../store/weather.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';

export const scenarios: HandlersOf<'scenario'> = {
  'scenario.list': (session) => ({ scenarios: listScenarios(openedDocument(session)) }),

  'scenario.create'(session, { name, copyOf }) {
    const document = openedDocument(session);
    const assumptions = copyOf ? getScenario(document, copyOf).assumptions : assumptionsSchema.parse({});
    const id = insertScenario(document, name, assumptions);
    if (copyOf) copyLeftOut(document, copyOf, id);
    return getScenario(document, id);
  },

  'scenario.update'(session, { id, name, assumptions }) {
    const document = openedDocument(session);
    const scenario = getScenario(document, id);
    if (assumptions?.weatherId) getWeather(document, assumptions.weatherId);
    const changed = changedAssumptions(scenario.assumptions, assumptions ?? {});
    equipmentOf(changed);
    updateScenario(document, { ...scenario, name: name ?? scenario.name, assumptions: changed });
    return getScenario(document, id);
  },

  'scenario.export'(session, { id, out, overwrite }, { language }) {
    const { assumptions } = getScenario(openedDocument(session), id);
    assertOutput(session, out, { endings: ['csv', 'json'], overwrite, database: false });
    const text = out.toLowerCase().endsWith('.json')
      ? assumptionJson(assumptions)
      : assumptionFile(assumptions, language);
    writeWhole(out, Buffer.from(text), { replace: overwrite });
    return { out, items: assumptionList(assumptions).length - OF_ONE_DOCUMENT.length };
  },

  'scenario.import': (session, { id, path }) => taken(session, id, () => readAssumptionFile(path)),

  'scenario.take': (session, { id, from }) =>
    taken(session, id, (document) => getScenario(document, from).assumptions),

  'scenario.delete'(session, { id }) {
    const document = openedDocument(session);
    const doomed = getScenario(document, id);
    const heir = listScenarios(document).find((scenario) => scenario.id !== id);
    if (!heir) throw new PlannerError('scenario.last');
    if (doomed.active) activateScenario(document, heir.id);
    deleteScenario(document, id);
    return { ok: true };
  },

  async 'scenario.compare'(session, { ids }, { language }) {
    const compared = await compareScenarios(session, ids);
    const { name, value } = assumptionWords(language);
    const scenarios = compared.map(({ changes, ...scenario }) => ({
      ...scenario,
      changes: changes.map(({ key, before, after }) => ({
        ...{ key, name: name(key) },
        ...{ before: value(key, before), after: value(key, after) },
      })),
    }));
    return { scenarios, discountRatesDiffer: discountRatesDiffer(compared) };
  },

  'scenario.map'(session, { ids }) {
    const document = openedDocument(session);
    const shares = ids.map((id) => builtShares(document, getScenario(document, id).id));
    return {
      type: 'FeatureCollection',
      features: listSites(document).map(({ id, name, kind, geometry }) => ({
        type: 'Feature',
        id,
        geometry,
        properties: {
          name,
          kind,
          ...Object.fromEntries(shares.map((built, i) => [`share${i}`, built.get(id) ?? 1])),
        },
      })),
    };
  },

  'scenario.tornado': (session, input) => tornadoOf(session, input),

  'scenario.activate'(session, { id }) {
    const document = openedDocument(session);
    getScenario(document, id);
    activateScenario(document, id);
    return getScenario(document, id);
  },
};

/** Changes assumptions of a scenario and says how many are not what they were. */
function taken(session: Session, id: number, changes: (document: Document) => AssumptionsChanges) {
  const document = openedDocument(session);
  const before = getScenario(document, id);
  const assumptions = changedAssumptions(before.assumptions, changes(document));
  equipmentOf(assumptions);
  updateScenario(document, { ...before, assumptions });
  const was = assumptionList(before.assumptions);
  const changed = assumptionList(assumptions).filter(
    ({ value }, index) => JSON.stringify(value) !== JSON.stringify(was[index]!.value),
  ).length;
  return { scenario: getScenario(document, id), changed };
}
