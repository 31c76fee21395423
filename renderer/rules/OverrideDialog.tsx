import { Button, Group, Modal, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_REASON } from '../../shared/land-rules.ts';
import { run } from '../base/client.ts';

interface Props {
  siteId: number;
  rule: string;
  law: string;
  onClose(): void;
}

/** Asks why a site may count although it breaks a rule. */
export function OverrideDialog({ siteId, rule, law, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [number, setNumber] = useState('');
  const enough = reason.trim().length >= LEAST_REASON;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!enough) return;
    const approval = {
      ...(approver.trim() && { approver: approver.trim() }),
      ...(number.trim() && { documentNumber: number.trim() }),
    };
    if (await run('site.override', { id: siteId, rule, reason: reason.trim(), ...approval })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rules.overrideTitle', { rule: t(`rules.names.${rule}`) })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Text size="xs" c="var(--muted)" mb="xs">
          {t(`rules.law.${law}`)}
        </Text>
        <Textarea
          data-autofocus
          label={t('rules.reason')}
          description={t('rules.overrideHelp', { n: LEAST_REASON })}
          error={reason !== '' && !enough && t('rules.tooShort', { n: LEAST_REASON })}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          mt="xs"
          label={t('rules.approver')}
          maxLength={200}
          value={approver}
          onChange={(event) => setApprover(event.currentTarget.value)}
        />
        <TextInput
          mt="xs"
          label={t('rules.documentNumber')}
          maxLength={200}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button size="xs" type="submit" color="red" disabled={!enough}>
            {t('rules.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
