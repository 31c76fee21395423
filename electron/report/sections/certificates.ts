import type { CertificateLedger } from '../../../shared/certificates.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { filled, table } from './parts.ts';

const MWH = 1000;

/** Who may sell or claim each delivered megawatt-hour, by owner class. */
export function certificates({ ui, format }: Writing, ledger: CertificateLedger): Html {
  const t = ui.carbon.certificates;
  const num = (label: string) => ({ label, num: true });
  const row = (
    label: string,
    sites: number,
    of: Omit<CertificateLedger['owners'][number], 'ownerClass' | 'sites'>,
  ) => {
    const { selfUsedKwh, sharedKwh, provincialKwh, ownersKwh } = of;
    const delivered = selfUsedKwh + sharedKwh + provincialKwh + ownersKwh;
    return [
      label,
      format.number(sites),
      ...[delivered, selfUsedKwh, sharedKwh, provincialKwh, ownersKwh].map((kwh) =>
        format.number(kwh / MWH, 1),
      ),
      format.number(of.certificates),
    ];
  };
  const { average, residual } = ledger.factors;
  return html`${table(
    filled(t.title, { year: String(ledger.year) }),
    [
      { label: t.owner, width: '18%' },
      ...[t.sites, t.delivered, t.selfUsed, t.shared, t.provincial, t.owners, t.certificates].map(num),
    ],
    [
      ...ledger.owners.map((each) => row(ui.siteTerms.owners[each.ownerClass], each.sites, each)),
      row(
        t.total,
        ledger.owners.reduce((sum, { sites }) => sum + sites, 0),
        {
          ...ledger,
          certificates: ledger.ownersCertificates,
        },
      ),
    ],
  )}
${ledger.mechanismAssumed && html`<p class="note">${t.assumed}</p>`}
${
  residual &&
  html`<p class="note">${filled(t.factors, {
    average: format.number(average.kgKwh, 4),
    residual: format.number(residual.kgKwh, 4),
    source: residual.source,
  })}</p>`
}`;
}
