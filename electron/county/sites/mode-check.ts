import type { BuildingClass } from '../../../shared/building-classes.ts';
import { ADMISSION_NOTES, type ModeCheck, type SiteModeCheck } from '../../../shared/site-terms.ts';
import type { Steps } from '../../../shared/steps.ts';
import { admission, selfUseAgainst } from '../../engine/economics/admission.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { type Account, accountOf } from '../account/account.ts';
import { rulesOf } from '../rules/in-force.ts';
import { fourAbilitiesYuan, siteTermsOf } from './terms.ts';

/**
 * Sites against the rules of their class: mode, size and least share used on the spot, that by the hours of the account
 * in the year in which all are in service. What is assumed fulfils nothing.
 *
 * @param ids every site unless given; those that are no more are left out
 */
export function* modeCheckOf(
  session: Session,
  document: Document,
  ids?: readonly number[],
): Steps<ModeCheck> {
  const account = yield* accountOf(session, document);
  const rows = siteMirror(document).rows();
  const check = siteModeCheckOf(session, document, account);
  const sites: SiteModeCheck[] = [];
  for (const row of ids ? ids.flatMap((id) => rows.get(id) ?? []) : rows.values()) {
    sites.push(check(row));
    yield;
  }
  const counts = { sites: sites.length } as ModeCheck['counts'];
  for (const note of ADMISSION_NOTES) {
    counts[note] = sites.reduce((sum, { notes }) => sum + (notes.includes(note) ? 1 : 0), 0);
  }
  return { date: rulesDate(document), counts, sites };
}

/** Buildings of public institutions. */
const PUBLIC: readonly BuildingClass[] = ['party-government', 'public', 'school', 'hospital'];

function siteModeCheckOf(
  session: Session,
  document: Document,
  account: Account,
): (site: MirroredSite) => SiteModeCheck {
  const rules = rulesOf(session, document);
  const termsOf = siteTermsOf(session, document);
  const costOf = fourAbilitiesYuan(session, document);
  return (site) => {
    const terms = termsOf(site);
    const used = usedOf(account, site.id);
    const capacityKwp = site.wholeKwp;
    const asked = admission(rules, {
      ...{ ownerClass: terms.ownerClass, mode: terms.mode, capacityKwp, voltageKv: terms.voltageKv },
      publicRoof: terms.building !== null && PUBLIC.includes(terms.building),
      selfUsedShare: used.selfUsedFrom === 'hours' ? used.selfUsedShare : null,
    });
    const { leastSelfUseShare, mostKwp } = asked;
    const byHours = used.selfUsedFrom === 'hours' ? used.selfUsedShare : null;
    const found = byHours === null ? null : selfUseAgainst(asked, byHours);
    return {
      ...{ siteId: site.id, name: site.name, capacityKwp },
      ...terms,
      ...asked,
      ...used,
      overKwp: mostKwp !== null && capacityKwp > mostKwp ? capacityKwp - mostKwp : null,
      fulfilled: leastSelfUseShare === 0 ? true : (found?.fulfilled ?? null),
      marginShare: found?.marginShare ?? null,
      fourAbilitiesYuan: costOf(terms),
    };
  };
}

/** Share of a site's energy used on the spot, and what it follows from. */
function usedOf(account: Account, id: number): Pick<SiteModeCheck, 'selfUsedShare' | 'selfUsedFrom'> {
  const { input, fullYear } = account;
  const flow = account.site(id, fullYear);
  if (!flow || flow.generatedKwh <= 0) return { selfUsedShare: null, selfUsedFrom: null };
  const lane = input.lanes[input.cohorts[input.sites.get(id)!.cohort]!.lane]!;
  return {
    selfUsedShare: flow.usedOnSiteKwh / flow.generatedKwh,
    selfUsedFrom: lane.assumedUse === null || lane.mode === 'fullFeedIn' ? 'hours' : 'assumed',
  };
}
