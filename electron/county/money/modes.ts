import { MODES, type Mode } from '../../../shared/money.ts';
import type { SiteModes } from '../../../shared/money-figures.ts';
import type { Steps } from '../../../shared/steps.ts';
import { classRules } from '../../engine/economics/admission.ts';
import { worthByMode } from '../../engine/economics/modes.ts';
import { modeOf, ownerOf } from '../../engine/economics/site-money.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { rulesOf } from '../rules/in-force.ts';
import { moneyInputOf } from './outlook.ts';

/** What each site that counts is worth under each way of selling, and which of those its class may choose pays best. */
export function* modesOf(session: Session, document: Document, ids?: readonly number[]): Steps<SiteModes[]> {
  const input = yield* cached(document, modesOf, () => moneyInputOf(session, document));
  const { assumptions, figures, ageing } = input;
  const rules = rulesOf(session, document);
  const rows = siteMirror(document).rows();
  const wanted = ids && new Set(ids);
  const found: SiteModes[] = [];
  for (const site of input.sites) {
    if (wanted && !wanted.has(site.id)) continue;
    yield;
    const { allowedModes, conditionalModes } = classRules(rules, ownerOf(site, assumptions));
    const mode = modeOf(site, assumptions);
    const assumed = figures.selfUsed[site.kind];
    const npvYuan = worthByMode(site, assumptions, figures, ageing, assumed);
    const best = allowedModes.reduce<Mode | null>(
      (most, each) => (most === null || npvYuan[each] > npvYuan[most] ? each : most),
      null,
    );
    found.push({
      siteId: site.id,
      name: rows.get(site.id)?.name ?? '',
      mode,
      modes: MODES.map((each) => ({
        mode: each,
        npvYuan: npvYuan[each],
        allowed: allowedModes.includes(each) ? true : conditionalModes.includes(each) ? null : false,
      })),
      best,
      gainYuan: best === null ? 0 : npvYuan[best] - npvYuan[mode],
      selfUsedFrom: site.selfUsed === null || mode === 'fullFeedIn' ? 'assumed' : 'hours',
    });
  }
  return found;
}
