import { Button, Group, SegmentedControl, Slider, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FitAssumptions,
  type FitScores,
  PURPOSES,
  type Purpose,
  type PurposeWeights,
  purposeWeightsSchema,
} from '../../shared/fit.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { AhpMatrix } from './AhpMatrix.tsx';
import classes from './fit.module.css';

export interface WeightsProps {
  scores: FitScores;
  assumptions: FitAssumptions;
  /** Tried while a slider is dragged. */
  onPreview(part: Partial<FitAssumptions>): void;
  /** Kept in the scenario: one edit. */
  onCommit(part: Partial<FitAssumptions>): void;
}

const KEY = { 'smart-agriculture': 'agriculture', 'rural-tourism': 'tourism' } as const;

/** A slider that says its share on the right. */
function Share({
  label,
  value,
  shown,
  disabled,
  onDrag,
  onDone,
}: {
  label: string;
  value: number;
  shown: string;
  disabled: boolean;
  onDrag(value: number): void;
  onDone(value: number): void;
}) {
  return (
    <div className={classes.weight}>
      <span>{label}</span>
      <Slider
        size="sm"
        min={0}
        max={1}
        step={0.01}
        label={null}
        thumbLabel={label}
        value={value}
        disabled={disabled}
        onChange={onDrag}
        onChangeEnd={onDone}
      />
      <span className="num">{shown}</span>
    </div>
  );
}

/** Weights of the criteria by sliders or by pairwise judgements, and the two purposes' shares. */
export function WeightsEditor({ scores, assumptions, onPreview, onCommit }: WeightsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const [purpose, setPurpose] = useState<Purpose>('smart-agriculture');
  const key = KEY[purpose];
  const own = assumptions[key];
  const shown = scores.purposes.find((each) => each.purpose === purpose)!;
  const part = (change: Partial<PurposeWeights>) => ({ [key]: { ...own, ...change } });
  return (
    <section aria-label={t('fit.weights')}>
      <Share
        label={t('fit.share')}
        value={assumptions.agricultureShare}
        shown={format.percent(assumptions.agricultureShare, 0)}
        disabled={disabled}
        onDrag={(agricultureShare) => onPreview({ agricultureShare })}
        onDone={(agricultureShare) => onCommit({ agricultureShare })}
      />
      <Group gap={6} my={8}>
        <SegmentedControl
          size="xs"
          aria-label={t('fit.weights')}
          value={purpose}
          onChange={(value) => setPurpose(value as Purpose)}
          data={PURPOSES.map((value) => ({ value, label: t(`fit.purposes.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('fit.method')}
          value={own.method}
          disabled={disabled}
          onChange={(method) => onCommit(part({ method: method as PurposeWeights['method'] }))}
          data={(['direct', 'ahp'] as const).map((value) => ({ value, label: t(`fit.methods.${value}`) }))}
        />
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={disabled}
          onClick={() => onCommit({ [key]: purposeWeightsSchema.parse({ method: own.method }) })}
        >
          {t('fit.resetWeights')}
        </Button>
      </Group>
      {own.method === 'direct' ? (
        shown.criteria.map(({ indicator, defaultWeight, weight }) => {
          const set = (value: number) => part({ weights: { ...own.weights, [indicator]: value } });
          return (
            <Share
              key={indicator}
              label={t(`fit.indicators.${indicator}`)}
              value={Math.min(1, own.weights[indicator] ?? defaultWeight)}
              shown={format.percent(weight)}
              disabled={disabled}
              onDrag={(value) => onPreview(set(value))}
              onDone={(value) => onCommit(set(value))}
            />
          );
        })
      ) : (
        <AhpMatrix
          purpose={purpose}
          judgements={own.judgements}
          disabled={disabled}
          onCommit={(judgements) => onCommit(part({ judgements }))}
        />
      )}
      {own.method === 'ahp' && (
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {t('fit.matrixHelp')}
        </Text>
      )}
    </section>
  );
}
