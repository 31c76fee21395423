import { create } from 'zustand';
import type { EquipmentList } from '../../shared/equipment.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { on } from '../base/events.ts';
import { peek } from '../base/store.ts';

/** What sites can be equipped with: the library's, and the document's own templates. */
export const useEquipment = create<EquipmentList>()(() => ({ modules: [], inverters: [], templates: [] }));

async function refreshEquipment(): Promise<void> {
  try {
    useEquipment.setState(await invoke('equipment.list', {}));
  } catch (error) {
    notifyError(error);
  }
}

on('templates.changed', () => peek().project && refreshEquipment());
on('project.read', refreshEquipment);
