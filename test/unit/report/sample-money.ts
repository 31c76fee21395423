import { moneyOutlook } from '../../../electron/engine/economics/outlook.ts';
import type { PlanSite } from '../../../electron/report/plan-data.ts';
import type { MoneyOutlook } from '../../../shared/money-figures.ts';
import { atOnce } from '../../../shared/steps.ts';
import { taxed } from '../economics/taxed.ts';

const about = (value: number) => ({
  value,
  source: '2024⟦：工程判断 ‖ : engineering judgement⟧',
  approximate: true,
});

/** Costs and income of a sample plan's sites. */
export function moneyOfSample(sites: PlanSite[]): MoneyOutlook {
  return atOnce(
    moneyOutlook({
      assumptions: taxed(),
      ageing: { degradationPerYear: 0.005, lifetimeYears: 25 },
      startYear: 2026,
      sites: sites.map((site) => ({
        ...site,
        annualKwh: site.estimate!.annualKwh,
        selfUsed: null,
        cropChange: null,
      })),
      figures: {
        capexYuanKwp: { rooftop: 2800, agrivoltaic: 3400 },
        opexYuanKwp: { rooftop: 48, agrivoltaic: 52 },
        feedInYuanKwh: 0.3779,
        retailYuanKwh: 0.55,
        farmRetailYuanKwh: 0.55,
        selfUsed: { rooftop: 0.3, agrivoltaic: 0 },
      },
      quoted: {
        capexRooftopYuanKwp: about(2800),
        capexAgrivoltaicYuanKwp: about(3400),
        opexRooftopYuanKwp: about(48),
        opexAgrivoltaicYuanKwp: about(52),
        feedInYuanKwh: about(0.3779),
        retailYuanKwh: about(0.55),
        farmRetailYuanKwh: about(0.55),
      },
      notes: ['benchmarkApproximate'],
    }),
  );
}
