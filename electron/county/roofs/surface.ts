import type { TerrainGrid } from '../../../shared/terrain.ts';
import type { Document } from '../../store/document.ts';

export const surfaceGrid = (_document: Document): TerrainGrid | null => null;
export const surfaceVersion = (_document: Document): string | null => null;
