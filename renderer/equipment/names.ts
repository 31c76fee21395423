import { useTranslation } from 'react-i18next';
import type { Template } from '../../shared/equipment.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** Names of equipment and templates, and what a template stands for, in the planner's language. */
export function useEquipmentNames() {
  const { t } = useTranslation();
  const format = useFormat();
  const { modules, inverters, builds } = texts[useStore((state) => state.language)].equipment;
  const moduleName = (key: string | null) => (key === null ? t('equipment.assumed') : textOf(modules, key));
  const inverterName = (key: string | null) =>
    key === null ? t('equipment.assumed') : textOf(inverters, key);
  return {
    moduleName,
    inverterName,
    templateName: ({ key, name }: Template) => name ?? textOf(builds, key.slice('build:'.length)),
    templateFacts: ({ fields }: Template) =>
      t('equipment.facts', {
        module: moduleName(fields.module),
        inverter: inverterName(fields.inverter),
        tilt: fields.tiltDeg === null ? t('equipment.ownAngle') : format.degrees(fields.tiltDeg),
        spacing:
          fields.gcr === null
            ? t('equipment.flush')
            : t('equipment.spacing', { gcr: format.number(fields.gcr, 2) }),
        share: format.percent(fields.usableShare, 0),
      }),
  };
}
