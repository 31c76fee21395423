import type { OnlineService, OnlineServiceInput, TiandituMap } from '../../shared/online-basemap.ts';

export const KINDS = ['tianditu', 'xyz', 'wmts', 'wms'] as const;

/** What the form of an online basemap holds, for all kinds of service at once. */
export interface Draft {
  kind: OnlineService['kind'];
  map: TiandituMap;
  labels: boolean;
  address: string;
  layer: string;
  layers: string;
  style: string;
  matrixSet: string;
  matrixPrefix: string;
  format: string;
  maxZoom: number;
  offset: 'none' | 'GCJ-02';
  attribution: string;
}

/** Fields of text that each kind has besides its address. */
export const FIELDS = {
  xyz: ['attribution'],
  wmts: ['layer', 'style', 'matrixSet', 'matrixPrefix', 'format', 'attribution'],
  wms: ['layers', 'format', 'attribution'],
} as const;

const EMPTY: Draft = {
  kind: 'tianditu',
  map: 'img',
  labels: true,
  address: '',
  layer: '',
  layers: '',
  style: 'default',
  matrixSet: 'GoogleMapsCompatible',
  matrixPrefix: '',
  format: 'image/png',
  maxZoom: 18,
  offset: 'none',
  attribution: '',
};

export const draftOf = (service: OnlineService | undefined): Draft => ({ ...EMPTY, ...service });

/** The part of a draft that its kind of service has. */
export function serviceOf(draft: Draft): OnlineServiceInput {
  const { kind, map, labels, address, layer, layers, style, matrixSet, matrixPrefix, format } = draft;
  const { maxZoom, offset, attribution } = draft;
  const common = { address, maxZoom, offset, attribution };
  switch (kind) {
    case 'tianditu':
      return { kind, map, labels };
    case 'xyz':
      return { kind, ...common };
    case 'wmts':
      return { kind, ...common, layer, style, matrixSet, matrixPrefix, format };
    case 'wms':
      return { kind, ...common, layers, format };
  }
}
