import { type CaseClass, MODES, type Mode } from '../../../shared/money.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import type { AdmissionNote, SelfUseRange } from '../../../shared/site-terms.ts';
import { figureIn, textIn } from '../rules/rule-pack.ts';

const KW_PER_MW = 1000;

/** Up to this voltage the lower limit of large commerce and industry holds, kV. */
const LOWER_KV = 35;

/** Rule of the most capacity of a class at a voltage; households and central plants have none here. */
const limitOf = (ownerClass: CaseClass, voltageKv: number): string =>
  ownerClass === 'largeCommercial'
    ? `class.largeCommercial.maxCapacity.${voltageKv > 0 && voltageKv <= LOWER_KV ? '35kV' : '110kV'}`
    : `class.${ownerClass}.maxCapacity`;

/** Highest voltage each class may take. */
const VOLTAGE: Partial<Record<CaseClass, string>> = {
  household: 'class.household.maxVoltage',
  householdLeased: 'class.household.maxVoltage',
  commercial: 'class.commercial.maxVoltage',
};

/** Highest voltage a class may connect at by the rules in force, kV; infinite where they name none. */
export const highestKv = (rules: readonly RuleRow[], ownerClass: CaseClass): number =>
  figureIn(rules, VOLTAGE[ownerClass] ?? '') ?? Number.POSITIVE_INFINITY;

/** What the rules say of a class, whatever its project. */
export interface ClassRules {
  /** Modes it may choose, and those that hang on what is not known, such as a spot market that runs continuously. */
  allowedModes: Mode[];
  conditionalModes: Mode[];
  mostKwp: number | null;
  /** 0 asks nothing, null is not known. */
  leastSelfUseShare: number | null;
  /** Where that is not known: what it lies between, as where districts of a province differ; null where nothing is known. */
  leastSelfUseRange: SelfUseRange | null;
}

/**
 * What the rules in force let a class choose and ask of it. Modes whose row has a question mark hang on what is not
 * known; where no row of the class is in force, all of them do.
 *
 * @param voltageKv what it connects at; 0 asks for the highest limit
 * @param publicRoof whether it is of a public institution, of which a province may ask less
 * Source: 国能发新能规〔2025〕7号 by way of the rule pack; see its rows for their status.
 */
export function classRules(
  rules: readonly RuleRow[],
  ownerClass: CaseClass,
  voltageKv = 0,
  publicRoof = false,
): ClassRules {
  const said = textIn(rules, modesId(ownerClass))?.split(/\s+/) ?? null;
  const most = figureIn(rules, limitOf(ownerClass, voltageKv));
  const shared = ownerClass === 'commercial' || ownerClass === 'largeCommercial';
  const least = figureIn(rules, `selfUseShare.${ownerClass}`);
  const ofPublic = publicRoof ? figureIn(rules, `selfUseShare.${ownerClass}Public`) : null;
  return {
    allowedModes: MODES.filter((mode) => said?.includes(mode)),
    conditionalModes: MODES.filter((mode) => said === null || said.includes(`${mode}?`)),
    mostKwp: most === null ? null : most * KW_PER_MW,
    // What no rule is known of cannot be called nothing.
    leastSelfUseShare: shared ? (ofPublic ?? least) : said === null ? null : 0,
    leastSelfUseRange: shared && (ofPublic ?? least) === null ? leastRange(rules, ownerClass) : null,
  };
}

function leastRange(rules: readonly RuleRow[], ownerClass: CaseClass): SelfUseRange | null {
  const [low, high] = ['Low', 'High'].map((end) => figureIn(rules, `selfUseShare.${ownerClass}${end}`));
  return typeof low === 'number' && typeof high === 'number' && low <= high ? { low, high } : null;
}

/**
 * Whether a share used on the spot is enough for what is asked, and by how much it is above or below; null where it lies
 * between the ends of what is asked, or nothing is known.
 */
export function selfUseAgainst(
  { leastSelfUseShare: least, leastSelfUseRange: range }: ClassRules,
  share: number,
): { fulfilled: boolean; marginShare: number } | null {
  const [low, high] = [least ?? range?.low, least ?? range?.high];
  if (low === undefined || high === undefined) return null;
  if (share >= high) return { fulfilled: true, marginShare: share - high };
  return share < low ? { fulfilled: false, marginShare: share - low } : null;
}

/** Rule of the modes a class may choose. */
const modesId = (ownerClass: CaseClass): string => `class.${ownerClass}.modes`;

/** What the rules in force say against a way of selling; null where it is free to choose. */
export function modeNote(
  rules: readonly RuleRow[],
  ownerClass: CaseClass,
  mode: Mode,
): 'modeNotAllowed' | 'modeConditional' | 'modeUnknown' | null {
  const { allowedModes, conditionalModes } = classRules(rules, ownerClass);
  if (allowedModes.includes(mode)) return null;
  if (!conditionalModes.includes(mode)) return 'modeNotAllowed';
  return ownerClass === 'central' || textIn(rules, modesId(ownerClass)) === null
    ? 'modeUnknown'
    : 'modeConditional';
}

/** A project as the rules ask of it. */
export interface Applicant {
  ownerClass: CaseClass;
  mode: Mode;
  capacityKwp: number;
  /** Share of its energy used on the spot; null is not known. */
  selfUsedShare: number | null;
  /** What it connects at; left out, it is not asked. */
  voltageKv?: number;
  /** Whether its roof is of a public institution. */
  publicRoof?: boolean;
}

/** Whether the rules let the class sell so, what they ask of it, and what speaks against the project. */
export function admission(
  rules: readonly RuleRow[],
  { ownerClass, mode, capacityKwp, selfUsedShare, voltageKv = 0, publicRoof = false }: Applicant,
): ClassRules & { modeAllowed: boolean | null; notes: AdmissionNote[] } {
  const asked = classRules(rules, ownerClass, voltageKv, publicRoof);
  const { leastSelfUseShare, mostKwp } = asked;
  const notes: AdmissionNote[] = [];
  const modeAllowed = asked.allowedModes.includes(mode)
    ? true
    : asked.conditionalModes.includes(mode)
      ? null
      : false;
  const against = modeNote(rules, ownerClass, mode);
  if (against) notes.push(against);
  if (ownerClass === 'central') notes.push('quotaNeeded');
  if (mostKwp !== null && capacityKwp > mostKwp) notes.push('overCapacity');
  if (voltageKv > highestKv(rules, ownerClass)) notes.push('overVoltage');
  const found = selfUsedShare === null ? null : selfUseAgainst(asked, selfUsedShare);
  if (leastSelfUseShare === null) notes.push('leastSelfUseUnknown');
  if (found?.fulfilled === false) notes.push('selfUseBelowLeast');
  return { ...asked, modeAllowed, notes };
}
