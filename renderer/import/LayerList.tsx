import { Checkbox, NativeSelect, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IMPORT_TARGETS, type ImportTarget } from '../../shared/import.ts';
import { useFormat } from '../base/use-format.ts';
import type { Choice } from './choice.ts';
import classes from './import.module.css';

interface Props {
  choices: readonly Choice[];
  shown: number;
  onShow(index: number): void;
  onUse(index: number, used: boolean): void;
  onTarget(index: number, target: ImportTarget): void;
}

/** The layers of the file: which are imported, and as what. */
export function LayerList({ choices, shown, onShow, onUse, onTarget }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.layers} aria-label={t('imports.layers')}>
      {choices.map(({ layer, used, target }, index) => (
        <li key={layer.name} className={classes.layer} data-shown={index === shown || undefined}>
          <div className={classes.layerHead}>
            <Checkbox
              size="xs"
              checked={used}
              aria-label={t('imports.use', { name: layer.name })}
              onChange={(event) => onUse(index, event.currentTarget.checked)}
            />
            <UnstyledButton
              className={classes.layerName}
              aria-pressed={index === shown}
              onClick={() => onShow(index)}
            >
              <Text size="sm" fw={550} truncate title={layer.name}>
                {layer.name}
              </Text>
              <Text fz={11.5} c="var(--muted)" className="num">
                {layer.count === null
                  ? t('imports.countUnknown')
                  : t('imports.count', { n: format.integer(layer.count) })}
                {Object.keys(layer.geometryTypes).length > 0 &&
                  ` · ${Object.keys(layer.geometryTypes).join(', ')}`}
              </Text>
            </UnstyledButton>
          </div>
          <NativeSelect
            size="xs"
            aria-label={`${t('imports.becomes')}: ${layer.name}`}
            value={target}
            disabled={!used}
            onChange={(event) => onTarget(index, event.currentTarget.value as ImportTarget)}
            data={IMPORT_TARGETS.map((name) => ({ value: name, label: t(`imports.targets.${name}`) }))}
          />
        </li>
      ))}
    </ul>
  );
}
