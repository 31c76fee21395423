import { type CaseClass, MODES, type Mode } from '../../../shared/money.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import type { AdmissionNote } from '../../../shared/site-terms.ts';
import { figureIn } from '../rules/rule-pack.ts';
import { modeNote } from './rules.ts';

const KW_PER_MW = 1000;

/** Most capacity of each class, of the highest voltage it may take; households and central plants have none here. */
const LIMIT: Partial<Record<CaseClass, string>> = {
  commercial: 'class.commercial.maxCapacity',
  largeCommercial: 'class.largeCommercial.maxCapacity.110kV',
};

/** Highest voltage each class may take. */
const VOLTAGE: Partial<Record<CaseClass, string>> = {
  household: 'class.household.maxVoltage',
  householdLeased: 'class.household.maxVoltage',
  commercial: 'class.commercial.maxVoltage',
};

/** What the rules say of a class, whatever its project. */
export interface ClassRules {
  /** Modes it may choose, and those that hang on what is not known, such as a spot market that runs continuously. */
  allowedModes: Mode[];
  conditionalModes: Mode[];
  mostKwp: number | null;
  /** 0 asks nothing, null is not known. */
  leastSelfUseShare: number | null;
}

/** Source: 国能发新能规〔2025〕7号 by way of the rule pack; see its rows for their status. */
export function classRules(rules: readonly RuleRow[], ownerClass: CaseClass): ClassRules {
  const central = ownerClass === 'central';
  const noteOf = (mode: Mode) =>
    central ? (mode === 'fullFeedIn' ? null : 'modeConditional') : modeNote(ownerClass, mode);
  const most = figureIn(rules, LIMIT[ownerClass] ?? '');
  const shared = ownerClass === 'commercial' || ownerClass === 'largeCommercial';
  return {
    allowedModes: MODES.filter((mode) => noteOf(mode) === null),
    conditionalModes: MODES.filter((mode) => noteOf(mode) === 'modeConditional'),
    mostKwp: most === null ? null : most * KW_PER_MW,
    leastSelfUseShare: shared ? figureIn(rules, `selfUseShare.${ownerClass}`) : 0,
  };
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
}

/** Whether the rules let the class sell so, what they ask of it, and what speaks against the project. */
export function admission(
  rules: readonly RuleRow[],
  { ownerClass, mode, capacityKwp, selfUsedShare, voltageKv = 0 }: Applicant,
): ClassRules & { modeAllowed: boolean | null; notes: AdmissionNote[] } {
  const asked = classRules(rules, ownerClass);
  const { leastSelfUseShare, mostKwp } = asked;
  const notes: AdmissionNote[] = [];
  const modeAllowed = asked.allowedModes.includes(mode)
    ? true
    : asked.conditionalModes.includes(mode)
      ? null
      : false;
  if (ownerClass === 'central') {
    if (modeAllowed === null) notes.push('modeUnknown');
    notes.push('quotaNeeded');
  } else if (modeAllowed !== true) notes.push(modeAllowed === null ? 'modeConditional' : 'modeNotAllowed');
  if (mostKwp !== null && capacityKwp > mostKwp) notes.push('overCapacity');
  const mostKv = figureIn(rules, VOLTAGE[ownerClass] ?? '');
  if (mostKv !== null && voltageKv > mostKv) notes.push('overVoltage');
  if (leastSelfUseShare === null) notes.push('leastSelfUseUnknown');
  else if (selfUsedShare !== null && selfUsedShare < leastSelfUseShare) notes.push('selfUseBelowLeast');
  return { ...asked, modeAllowed, notes };
}
