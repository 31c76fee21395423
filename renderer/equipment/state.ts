import { create } from 'zustand';
import type { EquipmentList } from '../../shared/equipment.ts';
import { invoke } from '../app/client.ts';
import { notifyError } from '../app/errors.tsx';

/** What sites can be equipped with: the library's, and the document's own templates. */
export const useEquipment = create<EquipmentList>()(() => ({ modules: [], inverters: [], templates: [] }));

export async function refreshEquipment(): Promise<void> {
  try {
    useEquipment.setState(await invoke('equipment.list', {}));
  } catch (error) {
    notifyError(error);
  }
}
