import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Desk, DeskEvent } from '../../shared/contract.ts';

/** The only things the window gets from the shell: say a command, hear events, hand over a dropped file. */
const desk = {
  copiesDropped: false,
  async invoke(name: string, input: unknown) {
    const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
    const answer = await ipcRenderer.invoke('desk:invoke', { name, input, language });
    if (answer.ok) return answer.value;
    // Only plain data crosses the bridge unharmed, so failures are thrown as their report.
    throw answer.error;
  },
  /** A file that a script made up has no path: only one the planner dragged or picked is granted. */
  async grantFile(file: File) {
    const path = webUtils.getPathForFile(file);
    return path && (await ipcRenderer.invoke('desk:grant', path)) ? path : null;
  },
  listen(listener: (event: DeskEvent) => void) {
    const forward = (_: IpcRendererEvent, event: DeskEvent) => listener(event);
    ipcRenderer.on('desk:event', forward);
    return () => ipcRenderer.off('desk:event', forward);
  },
};

contextBridge.exposeInMainWorld('desk', desk as unknown as Desk);
