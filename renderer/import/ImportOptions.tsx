import { Checkbox, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DUPLICATES, type Duplicates, REPLACE, type Replace } from '../../shared/import.ts';

/** What becomes of features that are there already, twice in the file or beyond the border. */
interface Options {
  clip: boolean;
  replace: Replace;
  duplicates: Duplicates;
}

/** What holds until the planner says otherwise. */
export const AT_FIRST: Options = { clip: true, replace: 'synthetic', duplicates: 'skip' };

/** How a whole file is imported, whichever of its layers. */
export function ImportOptions({
  options,
  mayRepeat,
  onChange,
}: {
  options: Options;
  /** Whether a layer has features that are in the document already. */
  mayRepeat: boolean;
  onChange: (part: Partial<Options>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Group align="flex-end" gap="lg">
      <NativeSelect
        size="xs"
        label={t('imports.replace')}
        value={options.replace}
        onChange={(event) => onChange({ replace: event.currentTarget.value as Replace })}
        data={REPLACE.map((name) => ({ value: name, label: t(`imports.replaceOptions.${name}`) }))}
      />
      {mayRepeat && (
        <NativeSelect
          size="xs"
          label={t('imports.duplicates')}
          value={options.duplicates}
          onChange={(event) => onChange({ duplicates: event.currentTarget.value as Duplicates })}
          data={DUPLICATES.map((name) => ({
            value: name,
            label: t(`imports.duplicateOptions.${name}`),
          }))}
        />
      )}
      <Checkbox
        size="xs"
        pb={4}
        label={t('imports.clip')}
        title={t('imports.clipHelp')}
        checked={options.clip}
        onChange={(event) => onChange({ clip: event.currentTarget.checked })}
      />
    </Group>
  );
}
