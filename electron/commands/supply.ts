import { balancesOf } from '../county/account/balance.ts';
import { countyWork } from '../county/county-work.ts';
import { apartFrom, CURVE, chosenOf, sharesOf, supplyOf, TARGETS } from '../county/supply/supply.ts';
import { balanceOf, sumFlows } from '../engine/load/balance.ts';
import { dispatchParts, type Part, smallestStore } from '../engine/storage/rule.ts';
import { openedDocument } from '../session/session.ts';
import { activeScenario } from '../store/scenarios.ts';
import type { HandlersOf } from './handler.ts';

export const supply: HandlersOf<'supply' | 'storage'> = {
  async 'supply.balance'(session, input) {
    const document = openedDocument(session);
    return supplyOf(session, document, input);
  },

  async 'storage.curve'(session, { community }) {
    const document = openedDocument(session);
    const { supply: assumed } = activeScenario(document).assumptions;
    const { groups, total } = await countyWork(session, document, balancesOf(session, document));
    const own = chosenOf(groups, community) ?? groups;
    const shares = sharesOf(own);
    const parts: Part[] = own.map(({ flows: { generation, load } }, i) => ({
      generation,
      load,
      share: shares[i]!,
    }));
    if (community === null) parts.push(apartFrom(total, own));
    const options = { rate: assumed.storageRate, roundTrip: assumed.roundTrip };
    const at = (energyKwh: number) =>
      balanceOf(sumFlows(dispatchParts(parts, energyKwh, options)), assumed.gridCarbonFree);
    const { generationKwh, loadKwh } = at(0);
    const largest = Math.min(generationKwh, loadKwh) / 90;
    return {
      points: CURVE.map((part) => {
        const energyKwh = largest * part;
        const { selfConsumption, selfSufficiency } = at(energyKwh);
        return {
          energyKwh,
          selfConsumption: selfConsumption ?? 0,
          selfSufficiency: selfSufficiency ?? 0,
        };
      }),
      targets: TARGETS.map((selfConsumption) => ({
        selfConsumption,
        energyKwh: smallestStore(parts, selfConsumption, options),
      })),
    };
  },
};
