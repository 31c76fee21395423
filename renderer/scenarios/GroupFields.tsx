import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { FIELDS, type Group } from '../../shared/assumptions.ts';
import type { Assumptions, AssumptionsChanges } from '../../shared/domain.ts';
import { FieldRow } from './FieldRow.tsx';
import { DEFAULTS } from './fields.ts';

/** What a scenario assumes in one group, in the order of the table. */
export function GroupFields({
  group,
  title,
  assumptions,
  disabled,
  onChange,
  children,
}: {
  group: Group;
  title: string;
  assumptions: Assumptions;
  disabled: boolean;
  onChange(changes: AssumptionsChanges): void;
  children?: ReactNode;
}) {
  const fields = [...FIELDS].filter(([path]) => path.startsWith(`${group}.`));
  const memberOf = (from: Assumptions, key: string) => (from[group] as Record<string, unknown>)[key];
  return (
    <>
      <Title order={3} fz="sm" mt="lg" mb={2}>
        {title}
      </Title>
      {children}
      {fields.map(([path, field]) => {
        const key = path.slice(group.length + 1);
        return (
          <FieldRow
            key={path}
            path={path}
            field={field}
            value={memberOf(assumptions, key)}
            normal={memberOf(DEFAULTS, key)}
            disabled={disabled}
            onChange={(value) => onChange({ [group]: { [key]: value } } as AssumptionsChanges)}
          />
        );
      })}
    </>
  );
}
