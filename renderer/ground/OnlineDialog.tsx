import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, hostOf, onlineServiceSchema, withoutKey } from '../../shared/online-basemap.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { type Draft, draftOf, FIELDS, KINDS, serviceOf } from './online-draft.ts';
import { useGround } from './state.ts';

/** The form of an online basemap: which service, with which key, and what leaves the computer once it is on. */
export function OnlineDialog() {
  const { t } = useTranslation();
  const opened = useGround((state) => state.connecting);
  return (
    <Modal
      opened={opened}
      onClose={() => useGround.setState({ connecting: false })}
      title={t('ground.online.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Form />
    </Modal>
  );
}

function Form() {
  const { t } = useTranslation();
  const online = useGround((state) => state.chosen.online);
  const job = useStore((state) => state.jobs.find(({ name }) => name === 'basemap.connect'));
  const [draft, setDraft] = useState<Draft>(() => draftOf(online?.service));
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const service = onlineServiceSchema.safeParse(serviceOf(draft));
  const host = service.success ? hostOf(service.data) : '';
  const keeps = (online?.hasKey ?? false) && host === online?.host;
  const fault = service.success && host ? faultOf(service.data, key.trim() !== '' || keeps) : null;
  const connect = async () => {
    if (!service.success) return;
    setBusy(true);
    try {
      const { connected } = await invoke('basemap.connect', {
        service: service.data,
        ...(key.trim() && { key: key.trim() }),
      });
      if (connected) {
        notify({ message: t('ground.online.connected'), color: 'teal' });
        useGround.setState({ connecting: false });
      }
    } catch (error) {
      if (toReport(error).code !== 'job.cancelled') notifyError(error);
    }
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Stack gap="sm">
        <Text size="xs" c="var(--muted)">
          {t('ground.online.intro')}
        </Text>
        <NativeSelect
          size="xs"
          label={t('ground.online.kind')}
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as Draft['kind'] })}
          data={KINDS.map((kind) => ({ value: kind, label: t(`ground.online.kinds.${kind}`) }))}
        />
        {draft.kind === 'tianditu' ? (
          <Group align="end">
            <NativeSelect
              size="xs"
              label={t('ground.online.map')}
              value={draft.map}
              onChange={(event) => change({ map: event.currentTarget.value as Draft['map'] })}
              data={(['img', 'vec', 'ter'] as const).map((map) => ({
                value: map,
                label: t(`ground.online.maps.${map}`),
              }))}
            />
            <Checkbox
              size="xs"
              mb={6}
              label={t('ground.online.labels')}
              checked={draft.labels}
              onChange={(event) => change({ labels: event.currentTarget.checked })}
            />
          </Group>
        ) : (
          <>
            <TextInput
              size="xs"
              label={t('ground.online.address')}
              description={t(
                draft.kind === 'xyz' ? 'ground.online.addressHelp' : 'ground.online.serviceHelp',
              )}
              placeholder="https://"
              value={draft.address}
              onChange={(event) => {
                // A key inside what is pasted goes where keys are kept.
                const pasted = withoutKey(event.currentTarget.value);
                change({ address: pasted.address });
                if (pasted.key !== null) setKey(pasted.key);
              }}
            />
            <Group grow gap="sm" preventGrowOverflow={false}>
              {FIELDS[draft.kind].map((field) => (
                <TextInput
                  key={field}
                  size="xs"
                  miw={150}
                  label={t(`ground.online.${field}`)}
                  value={draft[field]}
                  onChange={(event) => change({ [field]: event.currentTarget.value })}
                />
              ))}
              <NumberField
                label={t('ground.online.maxZoom')}
                value={draft.maxZoom}
                min={0}
                max={22}
                onCommit={(value) => value !== null && change({ maxZoom: value })}
              />
            </Group>
            <Checkbox
              size="xs"
              label={t('ground.shifted')}
              description={t('ground.shiftedHelp')}
              checked={draft.offset === 'GCJ-02'}
              onChange={(event) => change({ offset: event.currentTarget.checked ? 'GCJ-02' : 'none' })}
            />
          </>
        )}
        <PasswordInput
          size="xs"
          label={t(draft.kind === 'tianditu' ? 'ground.online.tiandituKey' : 'ground.online.key')}
          description={[
            ...(draft.kind === 'tianditu' ? [t('ground.online.tiandituHelp')] : []),
            t('ground.online.keyHelp'),
          ].join(' ')}
          placeholder={keeps ? t('ground.online.keyKept') : undefined}
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Alert
          variant="light"
          color="orange"
          p="xs"
          icon={<IconWorld size={16} />}
          title={t('ground.online.whatLeaves')}
        >
          <Text size="xs">{t('ground.online.leaves', { host: host || '…' })}</Text>
          <Text size="xs" mt={4}>
            {t('ground.online.stays')}
          </Text>
        </Alert>
        {fault && (
          <Text size="xs" c="var(--mantine-color-red-text)" role="alert">
            {t(`ground.online.faults.${fault}`)}
          </Text>
        )}
        <Group justify="flex-end">
          {job && (
            <Text size="xs" c="var(--muted)" role="status">
              {t('ground.online.connecting')}
            </Text>
          )}
          <Button
            variant="default"
            onClick={() =>
              job ? void run('job.cancel', { id: job.id }) : useGround.setState({ connecting: false })
            }
          >
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!service.success || fault !== null}>
            {t('ground.online.connect')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
