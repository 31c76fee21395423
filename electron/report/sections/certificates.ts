import type { CertificateLedger } from '../../../shared/certificates.ts';
import { addingUpBothWays } from '../adding.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { filled, table } from './parts.ts';

/** Who may sell or claim each delivered megawatt-hour, by owner class. */
export function certificates({ ui, format }: Writing, ledger: CertificateLedger): Html {
  const t = ui.carbon.certificates;
  const num = (label: string) => ({ label, num: true });
  const { unit, kwh, digits } = format.energyColumn;
  // Rounded so that rows and columns add up as printed.
  const cells = addingUpBothWays(
    ledger.owners.map(({ selfUsedKwh, sharedKwh, provincialKwh, ownersKwh }) =>
      [selfUsedKwh, sharedKwh, provincialKwh, ownersKwh].map((each) => each / kwh),
    ),
    digits,
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const row = (label: string, sites: number, energy: readonly number[], count: number) => [
    label,
    format.number(sites),
    ...[sum(energy), ...energy].map((each) => format.number(each, digits)),
    format.number(count),
  ];
  const { average, residual } = ledger.factors;
  return html`${table(
    filled(t.planTitle, { year: String(ledger.year) }),
    [
      { label: t.owner, width: '18%' },
      num(t.sites),
      ...[t.delivered, t.selfUsed, t.shared, t.provincial, t.owners].map((label) => ({
        ...num(label),
        unit,
      })),
      num(t.certificates),
    ],
    [
      ...ledger.owners.map(({ ownerClass, sites, certificates: count }, i) =>
        row(ui.siteTerms.owners[ownerClass], sites, cells[i]!, count),
      ),
      row(
        t.total,
        sum(ledger.owners.map(({ sites }) => sites)),
        (cells[0] ?? []).map((_, column) => sum(cells.map((each) => each[column]!))),
        ledger.ownersCertificates,
      ),
    ],
    { total: true },
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
