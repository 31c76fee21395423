import type { BuildingClass } from '../../../shared/building-classes.ts';
import { LEVEL_KV } from '../../../shared/connections.ts';
import type { Assumptions } from '../../../shared/domain.ts';
import { type CaseClass, caseClassSchema, type Mode, type Owner } from '../../../shared/money.ts';
import { type RuleRow, type TariffName, tariffSchema } from '../../../shared/rule-pack.ts';
import type { SiteTerms } from '../../../shared/site-terms.ts';
import { classRules, highestKv } from '../../engine/economics/admission.ts';
import { figureIn, textIn } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import { contextVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import { listGroups } from '../../store/groups.ts';
import { type PerSite, perSite } from '../../store/per-site.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { connectorOf } from '../grid/connect.ts';
import { rulesOf, rulesVersion } from '../rules/in-force.ts';
import { buildingClasses } from './building-under.ts';

const CLASS_TARIFF: Record<CaseClass, TariffName> = {
  household: 'household',
  householdLeased: 'household',
  commercial: 'commercial',
  largeCommercial: 'commercial',
  central: 'agriculture',
};

/**
 * Whose system each site is, how it sells and at whose tariff: what is set on it, else what follows. The class follows
 * from the building under it, moved to the next one where its size or the voltage it connects at is too much for it; on no
 * building it is the scenario's. The mode is the scenario's, unless a class that follows from the building or is set on the site forbids it.
 */
export function siteTermsOf(session: Session, document: Document): PerSite<SiteTerms> {
  const { assumptions } = activeScenario(document);
  const rules = rulesOf(session, document);
  const groups = listGroups(document).map(({ siteIds }) => siteIds);
  const { of: connection } = connectorOf(session, document);
  const held = rulesVersion(session, document);
  const basis = JSON.stringify([assumptions, held, groups, contextVersion(document), connection.basis]);
  return perSite(document, siteTermsOf, basis, () =>
    termsBy(document, assumptions, rules, groups, (site) => LEVEL_KV[connection(site).level]),
  );
}

function termsBy(
  document: Document,
  assumptions: Assumptions,
  rules: readonly RuleRow[],
  groups: readonly number[][],
  kvOf: (site: MirroredSite) => number,
): (site: MirroredSite) => SiteTerms {
  const { money } = assumptions;
  const under = buildingClasses(document);
  const inGroup = new Set(groups.flat());
  const mostGeneral = classRules(rules, 'commercial').mostKwp ?? Number.POSITIVE_INFINITY;
  const mostKv = remembered((ownerClass: CaseClass) => highestKv(rules, ownerClass));
  const ofBuilding = remembered((building: BuildingClass) => ({
    owner: caseClassSchema.safeParse(textIn(rules, `building.owner.${building}`)).data ?? null,
    tariff: tariffSchema.safeParse(textIn(rules, `building.tariff.${building}`)).data ?? null,
  }));
  const rulesOfClass = remembered((ownerClass: CaseClass) => classRules(rules, ownerClass));

  const ownerOf = (
    site: MirroredSite,
    building: BuildingClass | null,
    voltageKv: number,
  ): { ownerClass: CaseClass; from: SiteTerms['from']['ownerClass'] } => {
    if (site.ownerClass) return { ownerClass: site.ownerClass, from: 'site' };
    if (site.kind === 'agrivoltaic') return { ownerClass: 'central', from: 'field' };
    const named = building && ofBuilding(building).owner;
    // What is on the roof is not known: the scenario's word holds, and the check says where it cannot be.
    if (named === null) return { ownerClass: money.rooftopOwner, from: 'scenario' };
    const first = householdAs(named, money.rooftopOwner);
    const allowed = first.startsWith('household') && voltageKv > mostKv(first) ? 'commercial' : first;
    const tooMuch = site.wholeKwp > mostGeneral || voltageKv > mostKv('commercial');
    const last = allowed === 'commercial' && tooMuch ? 'largeCommercial' : allowed;
    return { ownerClass: last, from: last === first ? 'building' : 'size' };
  };

  return (site) => {
    const building = under(site);
    const voltageKv = kvOf(site);
    const { ownerClass, from } = ownerOf(site, building, voltageKv);
    const wanted = site.kind === 'rooftop' ? money.rooftopMode : money.agrivoltaicMode;
    const { allowedModes, conditionalModes } = rulesOfClass(ownerClass);
    const may = [...allowedModes, ...conditionalModes];
    const direct = inGroup.has(site.id);
    const kept = !direct && (may.includes(wanted) || from === 'scenario');
    const mode: Mode = site.gridMode ?? (direct ? 'selfUseSurplus' : kept ? wanted : may[0]!);
    const named = building && ofBuilding(building).tariff;
    return {
      ownerClass,
      mode,
      tariff: site.tariff ?? named ?? CLASS_TARIFF[ownerClass],
      building,
      voltageKv,
      from: {
        ownerClass: from,
        mode: site.gridMode ? 'site' : direct ? 'group' : kept ? 'scenario' : 'class',
        tariff: site.tariff ? 'site' : named ? 'building' : 'class',
      },
    };
  };
}

/** A function that works a value out once for each of a few arguments. */
function remembered<A, T>(make: (argument: A) => T): (argument: A) => T {
  const known = new Map<A, T>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, make(argument));
    return known.get(argument)!;
  };
}

/** A household's roof is its own or leased as the scenario says of households; a building does not tell. */
const householdAs = (named: CaseClass, scenario: Owner): CaseClass =>
  named === 'household' && scenario.startsWith('household')
    ? scenario
    : named === 'household'
      ? 'householdLeased'
      : named;

/** Equipment that lets the grid observe, measure, adjust and control a site of a voltage, yuan; nil where no rule asks. */
export function fourAbilitiesYuan(session: Session, document: Document): (terms: SiteTerms) => number {
  const rules = rulesOf(session, document);
  const level = (kv: number) => (kv < 1 ? '0.38kV' : kv <= 20 ? '10kV' : '35kV');
  const costOf = remembered((kv: number) => figureIn(rules, `fourAbilities.cost.${level(kv)}`) ?? 0);
  return ({ voltageKv }) => costOf(voltageKv);
}
