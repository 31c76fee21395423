import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certificateLines, certificatesIn } from '../../electron/engine/carbon/certificates.ts';
import { claimShares } from '../../electron/engine/carbon/ledger.ts';
import { deskOnLankao, square } from '../unit/desk.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const kwh = fc.double({ min: 0, max: 1e9, noNaN: true });

it('puts each delivered kilowatt-hour on one line, and certificates on no more than what leaves outside the mechanism', () => {
  fc.assert(
    fc.property(kwh, kwh, kwh, share, (usedOnSiteKwh, sharedKwh, fedInKwh, mechanism) => {
      const lines = certificateLines({ usedOnSiteKwh, sharedKwh, fedInKwh }, mechanism);
      const delivered = usedOnSiteKwh + sharedKwh + fedInKwh;
      const sum = Object.values(lines).reduce((total, each) => total + each, 0);
      expect(Math.abs(sum - delivered)).toBeLessThanOrEqual(1e-9 * (1 + delivered));
      expect(Object.values(lines).every((each) => each >= 0)).toBe(true);
      const sold = certificatesIn(lines.ownersKwh + lines.sharedKwh) * 1000;
      expect(sold).toBeLessThanOrEqual(sharedKwh + fedInKwh * (1 - mechanism) + 1e-3 * (1 + delivered));
    }),
  );
});

it('lets no one claim what the mechanism settles', () => {
  fc.assert(
    fc.property(
      share,
      share,
      share,
      share,
      share,
      (self, fuelReplaced, certificated, supplyChain, outside) => {
        const claims = claimShares(self, { fuelReplaced, certificated, supplyChain }, outside);
        expect(Object.values(claims).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        expect(claims.scope2 + claims.scope3).toBeLessThanOrEqual(self + (1 - self) * outside + 1e-9);
      },
    ),
  );
});

it('adds up to the delivered energy of a county in every year, by site and by owner', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const owners = ['household', 'commercial', 'largeCommercial'] as const;
  for (const [i, ownerClass] of owners.entries()) {
    const geometry = square(114.8 + 0.01 * i, 34.8, 0.001);
    await say('site.create', { kind: 'rooftop', geometry, ownerClass });
  }
  await say('site.create', { kind: 'agrivoltaic', geometry: square(114.85, 34.85, 0.002) });
  await settled();
  const summary = await say('project.summary', {});
  for (const year of [undefined, 2030, 2040]) {
    const ledger = await say('carbon.certificates', year ? { year } : {});
    const { selfUsedKwh, sharedKwh, provincialKwh, ownersKwh, deliveredKwh } = ledger;
    expect(selfUsedKwh + sharedKwh + provincialKwh + ownersKwh).toBeCloseTo(deliveredKwh, 4);
    if (!year) expect(deliveredKwh).toBeCloseTo(summary.deliveredKwh, 3);
    for (const line of ['selfUsedKwh', 'sharedKwh', 'provincialKwh', 'ownersKwh'] as const) {
      expect(ledger.owners.reduce((sum, each) => sum + each[line], 0)).toBeCloseTo(ledger[line], 3);
      expect(ledger.sites.reduce((sum, each) => sum + each[line], 0)).toBeCloseTo(ledger[line], 3);
    }
    // Eleven years is the middle of the terms known; afterwards no energy is the province's.
    if (year === 2040) expect(provincialKwh).toBe(0);
    else expect(provincialKwh).toBeGreaterThan(0);
    expect(ledger.mechanismAssumed).toBe(true);
    expect(ledger.factors.residual!.kgKwh).toBe(0.6096);
  }
  await close();
}, 60_000);
