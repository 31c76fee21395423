import { Alert, Button, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Purpose, PurposeWeights } from '../../shared/fit.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import classes from './fit.module.css';

interface Props {
  purpose: Purpose;
  judgements: PurposeWeights['judgements'];
  disabled: boolean;
  onCommit(judgements: PurposeWeights['judgements']): void;
}

/** Saaty's scale from the least to the most important: 1/9 … 1 … 9. */
const SCALE = [
  ...Array.from({ length: 8 }, (_, i) => 1 / (9 - i)),
  ...Array.from({ length: 9 }, (_, i) => i + 1),
];

/** A judgement as planners write it: 3, or 1/3. */
const written = (value: number): string =>
  value >= 1 ? String(Math.round(value)) : `1/${Math.round(1 / value)}`;

/** Pairwise judgements above the diagonal, the weights they give, and which one to look at again. */
export function AhpMatrix({ purpose, judgements, disabled, onCommit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, retry } = useQuery('fit.ahp', { purpose, judgements });
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { order, matrix, weights, cr, consistent, worst, purpose: answered } = read.value;
  if (answered !== purpose) return <State kind="loading" />;
  const judge = (row: string, column: string, value: number) => {
    const { [`${column}>${row}`]: _mirrored, ...rest } = judgements;
    onCommit({ ...rest, [`${row}>${column}`]: value });
  };
  return (
    <>
      <Alert color={consistent ? 'teal' : 'red'} variant="light" p={8} mb={8} role="status">
        <Text size="xs" fw={600}>
          {t('fit.consistency', { cr: format.number(cr, 3) })} ·{' '}
          {t(consistent ? 'fit.consistent' : 'fit.inconsistent')}
        </Text>
        {!consistent && worst && (
          <>
            <Text size="xs" mt={2}>
              {t('fit.fix', {
                more: t(`fit.indicators.${worst.more}`),
                less: t(`fit.indicators.${worst.less}`),
                judged: written(worst.judged),
                implied: format.number(worst.implied, 2),
                suggested: written(worst.suggested),
              })}
            </Text>
            <Button
              mt={4}
              size="compact-xs"
              variant="default"
              disabled={disabled}
              onClick={() => judge(worst.more, worst.less, worst.suggested)}
            >
              {t('fit.applyFix')}
            </Button>
          </>
        )}
      </Alert>
      <div className={classes.matrixFrame}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <td />
              {order.map((indicator, i) => (
                <th key={indicator} scope="col" title={t(`fit.indicators.${indicator}`)}>
                  {i + 1}
                </th>
              ))}
              <th scope="col">{t('fit.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {order.map((row, i) => (
              <tr key={row}>
                <th scope="row" className={classes.criterion} title={t(`fit.indicators.${row}`)}>
                  {i + 1} {t(`fit.indicators.${row}`)}
                </th>
                {order.map((column, j) => (
                  <td key={column}>
                    {j > i ? (
                      <NativeSelect
                        size="xs"
                        classNames={{ input: classes.judgement }}
                        rightSection={<span />}
                        rightSectionWidth={0}
                        disabled={disabled}
                        aria-label={t('fit.judgementOf', {
                          row: t(`fit.indicators.${row}`),
                          column: t(`fit.indicators.${column}`),
                        })}
                        value={written(matrix[i]![j]!)}
                        data={SCALE.map(written)}
                        onChange={(event) =>
                          judge(
                            row,
                            column,
                            SCALE.find((value) => written(value) === event.currentTarget.value)!,
                          )
                        }
                      />
                    ) : (
                      <span className="num">{j === i ? '1' : written(matrix[i]![j]!)}</span>
                    )}
                  </td>
                ))}
                <td className="num">{format.percent(weights[i]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
