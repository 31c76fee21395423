import type { Flow } from '../account/types.ts';

/** Where the delivered energy of a project stands in the ledger of certificates, kWh; the lines add up to it. */
export interface CertificateLines {
  /** Used behind the meter: claimed once by its user, not traded. */
  selfUsedKwh: number;
  /** Sold over the public grid to named users, outside the mechanism: the owner's. */
  sharedKwh: number;
  /** Fed in under the mechanism: certificates go to the provincial account. */
  provincialKwh: number;
  /** Fed in outside it: the owner's. */
  ownersKwh: number;
}

const KWH_PER_CERTIFICATE = 1000;

export const noLines = (): CertificateLines => ({
  selfUsedKwh: 0,
  sharedKwh: 0,
  provincialKwh: 0,
  ownersKwh: 0,
});

/**
 * Lines of a year's flow (国能发新能规〔2024〕67号; 发改价格〔2025〕136号).
 *
 * @param mechanismShare of what is fed in in that year
 */
export function certificateLines(
  { usedOnSiteKwh, sharedKwh, fedInKwh }: Pick<Flow, 'usedOnSiteKwh' | 'sharedKwh' | 'fedInKwh'>,
  mechanismShare: number,
): CertificateLines {
  const provincialKwh = fedInKwh * mechanismShare;
  return { selfUsedKwh: usedOnSiteKwh, sharedKwh, provincialKwh, ownersKwh: fedInKwh - provincialKwh };
}

export function addLines(to: CertificateLines, from: CertificateLines): void {
  for (const line of Object.keys(from) as (keyof CertificateLines)[]) to[line] += from[line];
}

/** Whole certificates of one megawatt-hour; the rest is carried on. */
export const certificatesIn = (kwh: number): number => Math.floor(kwh / KWH_PER_CERTIFICATE + 1e-9);
