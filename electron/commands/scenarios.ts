import { discountRatesDiffer } from '../../shared/compare.ts';
import { assumptionsSchema, changedAssumptions } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { assumptionWords } from '../../shared/i18n/assumption-words.ts';
import { compareScenarios, tornadoOf } from '../county/scenarios/compare.ts';
import { equipmentOf } from '../county/sites/equipment.ts';
import { openedDocument } from '../session/session.ts';
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
import type { HandlersOf } from './handler.ts';

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
