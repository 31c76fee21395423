import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { ChoiceOfMany } from '../sites/ChoiceOfMany.tsx';
import { common } from '../sites/common.ts';
import siteClasses from '../ui/blocks.module.css';
import { Figures } from './Figures.tsx';
import { useEquipmentNames } from './names.ts';
import { useEquipment } from './state.ts';
import { TemplatePicker } from './TemplatePicker.tsx';

/** What sites are equipped with: a template for all of it, or module and inverter by themselves. */
export function EquipmentBlock({ sites }: { sites: readonly SiteRow[] }) {
  const { t } = useTranslation();
  const { moduleName, inverterName } = useEquipmentNames();
  const library = useEquipment();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const selected = useStore((state) => state.selected);
  const only = sites.length === 1 ? sites[0]! : null;
  const ids = only ? [only.id] : [...selected];

  const choice = (
    field: 'module' | 'inverter',
    known: readonly { key: string }[],
    nameOf: (key: string | null) => string,
  ) => {
    const value = common(sites, field);
    const stray = value && !known.some(({ key }) => key === value) ? [value] : [];
    return (
      <ChoiceOfMany
        {...{ field, sites, ids, disabled }}
        label={t(`equipment.${field}`)}
        options={[
          { value: '', label: nameOf(null) },
          ...known.map(({ key }) => ({ value: key, label: nameOf(key) })),
          ...stray.map((key) => ({ value: key, label: key })),
        ]}
      />
    );
  };
  const strange = only
    ? [
        only.module && !library.modules.some(({ key }) => key === only.module) && only.module,
        only.inverter && !library.inverters.some(({ key }) => key === only.inverter) && only.inverter,
      ].filter((key) => typeof key === 'string')
    : [];

  return (
    <section className={siteClasses.part} aria-label={t('equipment.title')}>
      <h3 className={siteClasses.partTitle}>{t('equipment.title')}</h3>
      <TemplatePicker ids={ids} kind={common(sites, 'kind')} site={only} />
      <div className={siteClasses.grid} style={{ marginTop: 8 }}>
        {choice('module', library.modules, moduleName)}
        {choice('inverter', library.inverters, inverterName)}
      </div>
      {library.modules.length > 0 &&
        strange.map((key) => (
          <Text key={key} size="xs" mt={4} role="status">
            {t('equipment.unknown', { key })}
          </Text>
        ))}
      {only && <Figures site={only} />}
    </section>
  );
}
