import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { openPreview, type Preview } from './preview.ts';

/** What a plan is written as. */
export type PlanFormat = 'pdf' | 'docx';
export type PlanRequest = CommandInput<'plan.preview'>;

/** Printing a plan to a file or for looking at, one at a time. */
export function usePlan(): {
  busy: 'export' | 'preview' | null;
  preview: Preview | null;
  /** What the preview shows; null without one. */
  shown: PlanRequest | null;
  look(request: PlanRequest): Promise<void>;
  /** Asks where to, writes it and tells; true once it is there. */
  keep(request: PlanRequest, format: PlanFormat, suggestedName: string): Promise<boolean>;
  forget(): void;
} {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const [busy, setBusy] = useState<'export' | 'preview' | null>(null);
  const [made, setMade] = useState<{ preview: Preview; shown: PlanRequest } | null>(null);

  const forget = () => {
    void made?.preview.document.loadingTask.destroy();
    setMade(null);
  };
  const during = async (what: 'export' | 'preview', work: () => Promise<void>): Promise<boolean> => {
    setBusy(what);
    try {
      await work();
      return true;
    } catch (error) {
      if (toReport(error).code.includes('cancel')) notify({ message: t('report.cancelled'), color: 'gray' });
      else notifyError(error);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    preview: made?.preview ?? null,
    shown: made?.shown ?? null,
    forget,
    async look(request) {
      await during('preview', async () => {
        const { pdf } = await invoke('plan.preview', request);
        const preview = await openPreview(pdf);
        forget();
        setMade({ preview, shown: request });
      });
    },
    async keep(request, file, name) {
      const purpose = file === 'pdf' ? 'save-plan' : 'save-plan-word';
      const suggestedName = `${name}.${file}`;
      const chosen = await run('shell.choose', { purpose, suggestedName, language });
      const path = chosen?.path;
      if (!path) return false;
      return during('export', async () => {
        // The dialog asked before it gave the path of a file that is there.
        const result = await invoke('plan.export', { ...request, out: path, overwrite: true });
        notify({
          color: 'teal',
          autoClose: 15_000,
          title: t(result.pages === null ? 'report.doneWord' : 'report.done', {
            pages: result.pages,
            size: format.bytes(result.bytes),
          }),
          message: result.out,
        });
      });
    },
  };
}
