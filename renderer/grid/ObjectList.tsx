import { Anchor, Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/TextField.tsx';

/** A list of objects of the grid under its heading, with what adds to it. */
export function ObjectSection(props: {
  label: string;
  /** Shown after the heading; left out where it says nothing. */
  count?: number;
  actions: ReactNode;
  children: ReactNode;
}) {
  const { label, count, actions, children } = props;
  return (
    <section aria-label={label}>
      <Group gap={8} mt={12} mb={4}>
        <Text fz="sm" fw={650}>
          {count === undefined ? label : `${label} · ${count}`}
        </Text>
        {actions}
      </Group>
      {children}
    </section>
  );
}

/** The headings of a list; those of figures stand at the right. */
export function HeadRow({ head }: { head: readonly [label: string, num?: boolean][] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {head.map(([label, num]) => (
          <Table.Th key={label} ta={num ? 'right' : undefined}>
            {label}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

/** The name of an object; a click shows it on the map. */
export function ShowCell({ name, onShow }: { name: string; onShow(): void }) {
  const { t } = useTranslation();
  return (
    <Table.Td>
      <Anchor component="button" fz="xs" ta="left" aria-label={t('grid.show', { name })} onClick={onShow}>
        {name}
      </Anchor>
    </Table.Td>
  );
}

/** The name of an object, to be changed. */
export function NameCell(props: {
  what: string;
  name: string;
  disabled: boolean;
  onCommit(changes: { name: string }): void;
}) {
  const { what, name, disabled, onCommit } = props;
  return (
    <Table.Td>
      <TextField
        aria-label={`${what} ${name}`}
        value={name}
        required
        disabled={disabled}
        onCommit={(each) => onCommit({ name: each })}
      />
    </Table.Td>
  );
}
