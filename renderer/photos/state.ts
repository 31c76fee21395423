import { create } from 'zustand';

/** Grows whenever photos of the document change. */
export const usePhotos = create<{ version: number }>()(() => ({ version: 0 }));
