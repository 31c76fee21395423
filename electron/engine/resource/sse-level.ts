import { distanceKm } from './distance.ts';
import type { SseGrid } from './types.ts';

/** How far outside the grid a place may lie and still take the nearest cell, in km. */
const REACH_KM = 150;

/**
 * Annual mean daily GHI, kWh/m²/day, at a place: bilinear between the four cell centres around it; a
 * missing cell (sea, foreign land) leaves its weight to the others; off the grid the nearest cell within
 * 150 km counts, else null.
 *
 * Source of the grid: NASA SSE release 6, 22-year means (1983–2005), 1 degree.
 */
export function sseAnnualGhi(grid: SseGrid, latitudeDeg: number, longitudeDeg: number): number | null {
  const south = Math.floor(latitudeDeg - 0.5) + 0.5;
  const west = Math.floor(longitudeDeg - 0.5) + 0.5;
  let sum = 0;
  let weights = 0;
  for (const [dLat, dLon] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const value = grid.cells.get(`${south + dLat},${west + dLon}`);
    if (value === undefined) continue;
    const weight = (1 - Math.abs(latitudeDeg - south - dLat)) * (1 - Math.abs(longitudeDeg - west - dLon));
    sum += weight * value;
    weights += weight;
  }
  return weights > 1e-6 ? sum / weights : nearestCell(grid, latitudeDeg, longitudeDeg);
}

function nearestCell(grid: SseGrid, latitudeDeg: number, longitudeDeg: number): number | null {
  let best = REACH_KM;
  let found: number | null = null;
  for (const [key, value] of grid.cells) {
    const [lat, lon] = key.split(',').map(Number);
    const d = distanceKm({ latitudeDeg, longitudeDeg }, { latitudeDeg: lat!, longitudeDeg: lon! });
    if (d < best) {
      best = d;
      found = value;
    }
  }
  return found;
}
