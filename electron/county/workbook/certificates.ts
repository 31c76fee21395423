import type { CertificateLedger } from '../../../shared/certificates.ts';
import { carbon as carbonEn } from '../../../shared/i18n/en/carbon.ts';
import { exports as en } from '../../../shared/i18n/en/export.ts';
import { siteTerms as termsEn } from '../../../shared/i18n/en/site-terms.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { carbon as carbonZh } from '../../../shared/i18n/zh/carbon.ts';
import { exports as zh } from '../../../shared/i18n/zh/export.ts';
import { siteTerms as termsZh } from '../../../shared/i18n/zh/site-terms.ts';
import type { Cell, Sheet } from '../../formats/export/workbook.ts';

const TEXTS = {
  zh: { text: zh, t: carbonZh.certificates, terms: termsZh },
  en: { text: en, t: carbonEn.certificates, terms: termsEn },
};
const MWH = 1000;

/** Every delivered megawatt-hour by project: the table an auditor adds up. */
export function certificatesSheet(ledger: CertificateLedger | null, language: Language): Sheet {
  const { text, t, terms } = TEXTS[language];
  const energy = (label: string) => ({ label: `${label} MWh`, width: 18, format: 'four' as const });
  const row = (
    each: Omit<CertificateLedger['sites'][number], 'siteId' | 'name' | 'ownerClass' | 'building'>,
  ) => [
    each.deliveredKwh / MWH,
    each.selfUsedKwh / MWH,
    each.sharedKwh / MWH,
    each.provincialKwh / MWH,
    each.ownersKwh / MWH,
    each.certificates,
  ];
  return {
    name: text.sheets.certificates,
    columns: [
      { label: text.columns.id, width: 8, format: 'whole' },
      { label: text.columns.item, width: 28 },
      { label: t.owner, width: 20 },
      ...[t.delivered, t.selfUsed, t.shared, t.provincial, t.owners].map(energy),
      { label: t.certificates, width: 20, format: 'whole' },
    ],
    rows: (ledger?.sites ?? []).map((site): Cell[] => [
      ...[site.siteId, site.name, terms.owners[site.ownerClass]],
      ...row(site),
    ]),
    ...(ledger && {
      total: [null, t.total, null, ...row({ ...ledger, certificates: ledger.ownersCertificates })],
    }),
  };
}
