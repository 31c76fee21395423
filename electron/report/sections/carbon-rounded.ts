import type { CarbonOutlook } from '../../../shared/carbon.ts';
import { addingUp } from '../adding.ts';

/** Decimals of tonnes beside a sum. */
export const tonnesDigits = (tonnes: number): number => (Math.abs(tonnes) < 100 ? 1 : 0);

/** What a plan prints of an outlook, tonnes. */
export interface RoundedCarbon {
  digits: number;
  lifetime: number;
  embodied: number;
  net: number;
  /** Avoided in each year, in all years so far, and that less what is embodied. */
  years: Map<number, { avoided: number; cumulative: number; net: number }>;
}

/** An outlook rounded so that years add up to the lifetime, and both less what is embodied to the net, as printed. */
export function roundedCarbon({
  years,
  embodiedTco2,
  lifetimeTco2,
  headlineYear,
}: CarbonOutlook): RoundedCarbon {
  const headline = years.findIndex(({ year }) => year === headlineYear);
  const digits = tonnesDigits(years[headline]?.avoidedTco2 ?? lifetimeTco2);
  const round = (tonnes: number) => Number(tonnes.toFixed(digits));
  const avoided = addingUp(
    years.map(({ avoidedTco2 }) => avoidedTco2),
    digits,
    headline,
  );
  const embodied = addingUp(
    years.map(({ avoidedTco2, netTco2 }, i) => (years[i - 1]?.netTco2 ?? 0) + avoidedTco2 - netTco2),
    digits,
  );
  let [cumulative, spent] = [0, 0];
  const rows = years.map(({ year }, i) => {
    cumulative = round(cumulative + avoided[i]!);
    spent = round(spent + embodied[i]!);
    return [year, { avoided: avoided[i]!, cumulative, net: round(cumulative - spent) }] as const;
  });
  const [lifetime, all] = [round(lifetimeTco2), round(embodiedTco2)];
  return { digits, lifetime, embodied: all, net: round(lifetime - all), years: new Map(rows) };
}
