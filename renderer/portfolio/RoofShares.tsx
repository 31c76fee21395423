import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PILOT_CLASSES } from '../../shared/building-classes.ts';
import { useAnswer } from '../base/use-query.ts';
import { Field } from './Field.tsx';
import { limit, usePortfolio } from './state.ts';

/** Least shares of roofs by class of building, with the whole-county pilot's at hand. */
export function RoofShares() {
  const { t } = useTranslation();
  const { classShare } = usePortfolio((state) => state.input.limits);
  const answer = useAnswer('roofs.progress', {});
  const targets = answer?.classes ?? [];
  return (
    <>
      <Group gap={4} mt={6}>
        <Text fz="xs" fw={650}>
          {t('portfolio.pilot')}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={targets.length === 0}
          onClick={() =>
            limit({
              classShare: Object.fromEntries(targets.map((row) => [row.class, row.leastShare])),
            })
          }
        >
          {t('portfolio.pilotFill')}
        </Button>
        {Object.keys(classShare).length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => limit({ classShare: {} })}>
            {t('portfolio.pilotClear')}
          </Button>
        )}
      </Group>
      {PILOT_CLASSES.map((name) => (
        <Field
          key={name}
          label={t(`portfolio.limits.${name}`)}
          value={classShare[name] ?? null}
          factor={100}
          unit="%"
          max={100}
          allowEmpty
          onCommit={(share) => {
            const { [name]: _before, ...others } = classShare;
            limit({ classShare: share === null ? others : { ...others, [name]: share } });
          }}
        />
      ))}
    </>
  );
}
