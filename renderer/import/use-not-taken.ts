import { useTranslation } from 'react-i18next';
import type { ImportFinding } from '../../shared/import.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

type Example = ImportFinding['examples'][number];
/** Words named of those that a field takes. */
const SHOWN = 12;

/** Says of a finding's example which field it is about, what the file says there, and what the field takes. */
export function useNotTaken(): (example: Example) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  // A year is not written with a thousands mark.
  const number = (value: number) => (value < 10_000 ? String(value) : format.number(value, 0));
  const taken = (takes: NonNullable<Example['takes']>): string => {
    if ('choices' in takes) {
      const more = takes.choices.length > SHOWN ? ' …' : '';
      return t('imports.takesChoices', { choices: takes.choices.slice(0, SHOWN).join(', ') + more });
    }
    const ends = { least: number(takes.least), most: number(takes.most) };
    const range = t(takes.above ? 'imports.takesAbove' : 'imports.takesRange', ends);
    return takes.whole ? `${t('imports.takesWhole')}, ${range}` : range;
  };
  return ({ field, value, takes }) => {
    if (field === undefined) return value;
    const name = textOf(texts[language].imports.fieldNames, field);
    const said = t('imports.notTaken', { field: name, value: value || t('imports.notTakenEmpty') });
    return takes ? `${said} (${taken(takes)})` : said;
  };
}
