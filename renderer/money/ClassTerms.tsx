import { useTranslation } from 'react-i18next';
import { CASE_CLASSES, type CaseClass, type MoneyAssumptions } from '../../shared/money.ts';
import { OWN_TERMS, type OwnTerm, termsFor, withTerm } from '../../shared/own-terms.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

interface Props {
  value: MoneyAssumptions['classTerms'];
  disabled: boolean;
  onChange(value: MoneyAssumptions['classTerms']): void;
}

/** Prices, rent and costs of each class of owner, where they are not those of all. */
export function ClassTerms({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const set = (owner: CaseClass, term: OwnTerm, next: number | null) => {
    const { [owner]: before, ...rest } = value;
    const terms = withTerm(before, term, next);
    onChange(terms ? { ...rest, [owner]: terms } : rest);
  };
  return CASE_CLASSES.flatMap((owner) =>
    termsFor(owner === 'central').map((term) => {
      const label = `${t(`siteTerms.owners.${owner}`)}: ${t(`siteTerms.own.${term}`)}`;
      const now = value[owner]?.[term];
      return (
        <AssumptionRow
          key={`${owner}.${term}`}
          label={label}
          help={t('money.help.classTerms')}
          normal={t('siteTerms.own.follows')}
          changed={now !== undefined}
          disabled={disabled}
          onReset={() => set(owner, term, null)}
        >
          <NumberField
            aria-label={label}
            value={now ?? null}
            unit={t(`money.units.${OWN_TERMS[term].unit}`)}
            min={0}
            max={OWN_TERMS[term].max}
            decimalScale={4}
            allowEmpty
            placeholder={t('siteTerms.own.follows')}
            disabled={disabled}
            onCommit={(next) => set(owner, term, next)}
          />
        </AssumptionRow>
      );
    }),
  );
}
