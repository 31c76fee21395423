import { CONSUMER_KINDS, type Consumer, type ConsumerKind } from '../../../shared/consumers.ts';
import type { TariffName } from '../../../shared/rule-pack.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import type { Mix } from './on-the-spot.ts';

/** Tariff of each kind of consumer: homes and farms have their own. */
const USER: Partial<Record<ConsumerKind, TariffName>> = {
  household: 'household',
  irrigation: 'agriculture',
  greenhouse: 'agriculture',
};
const TARIFF_OF = new Map(CONSUMER_KINDS.map((kind) => [kind, USER[kind] ?? 'commercial']));

/** Tariffs of some consumers of a document by what they use; commercial where they use nothing. */
export function mixesOf(document: Document): (consumerIds: readonly Consumer['id'][]) => Mix {
  const consumers = new Map(listConsumers(document).map((consumer) => [consumer.id, consumer]));
  return (consumerIds) => {
    const kwh = new Map<TariffName, number>();
    let all = 0;
    for (const id of consumerIds) {
      const { kind, annualKwh } = consumers.get(id)!;
      const tariff = TARIFF_OF.get(kind)!;
      kwh.set(tariff, (kwh.get(tariff) ?? 0) + annualKwh);
      all += annualKwh;
    }
    return all > 0
      ? new Map([...kwh].map(([tariff, used]) => [tariff, used / all]))
      : new Map([['commercial', 1]]);
  };
}
