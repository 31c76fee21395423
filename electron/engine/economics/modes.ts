import { MODES, type Mode, type TaxedMoney } from '../../../shared/money.ts';
import type { Ageing } from '../analysis.ts';
import type { MoneyFigures, MoneySite } from './money-site.ts';
import type { SoldShares } from './rules.ts';
import { modeOf, presentValue, siteCapex, siteYears } from './site-money.ts';

/** What of the first year would be used on the spot were it not all fed in: by hours, or assumed. */
const usable = (site: MoneySite, mode: Mode, assumed: number): number =>
  mode === 'fullFeedIn' ? assumed : (site.sold?.[0]?.selfUse ?? site.selfUsed ?? assumed);

/** A year's shares under another mode; what the grid takes of a surplus is taken of all that is fed in alike. */
function soldUnder(mode: Mode, before: Mode, sold: SoldShares, used: number): SoldShares {
  const onSpot = before === 'fullFeedIn' ? Math.min(used, sold.feedIn) : sold.selfUse;
  const whole = before === 'fullSelfUse' ? 1 : sold.selfUse + sold.shared + sold.feedIn;
  if (mode === 'fullFeedIn') return { selfUse: 0, shared: 0, feedIn: whole };
  if (mode === 'fullSelfUse') return { selfUse: onSpot, shared: 0, feedIn: 0 };
  return { selfUse: onSpot, shared: sold.shared, feedIn: whole - onSpot - sold.shared };
}

/**
 * Present value of a site under each way of selling, with the rest of the county as it is; with no account of its own it
 * sells what is assumed.
 *
 * @param assumed share used on the spot where the site's own is not known
 */
export function worthByMode(
  site: MoneySite,
  money: TaxedMoney,
  figures: MoneyFigures,
  ageing: Ageing,
  assumed: number,
): Record<Mode, number> {
  const before = modeOf(site, money);
  const used = usable(site, before, assumed);
  const capex = siteCapex(site, figures);
  const npvOf = (mode: Mode) => {
    const sold = site.sold?.map((year) => soldUnder(mode, before, year, used));
    const whole = mode === 'fullFeedIn' ? site.wholeFeedInYuanKwh : undefined;
    const years = siteYears(
      { ...site, mode, ...(sold && { sold }), selfUsed: used, ...(whole && { feedInYuanKwh: whole }) },
      money,
      figures,
      ageing,
    );
    return presentValue(capex, years, money);
  };
  return Object.fromEntries(MODES.map((mode) => [mode, npvOf(mode)])) as Record<Mode, number>;
}
