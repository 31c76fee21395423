import type { SseGrid } from '../../../shared/climate.ts';
import { distanceKm } from '../../../shared/geodesy.ts';

/** How far outside the grid a place may lie and still hear the nearest cell, in km. */
const REACH_KM = 150;
/** Share the nearest cell has in the level of a place off the grid: an engineering judgement. */
const OFF_GRID_WEIGHT = 0.5;

/**
 * Annual mean daily GHI of the grid at a place, kWh/m²/day, or of its nearest cell however far: for telling
 * how clear the sky of a region is, not for a yield.
 */
export function nearestLevel(grid: SseGrid, latitudeDeg: number, longitudeDeg: number): number {
  const level =
    sseLevel(grid, latitudeDeg, longitudeDeg) ?? nearestCell(grid, latitudeDeg, longitudeDeg, Infinity);
  return level!.ghiKwhM2Day;
}

/** What the grid says about a place. */
export interface GridLevel {
  /** Annual mean daily GHI, kWh/m²/day. */
  ghiKwhM2Day: number;
  /** Share of the place's surroundings the grid covers, 0–1. */
  weight: number;
}

/**
 * Annual mean daily GHI at a place: bilinear between the cell centres around it. Where some are missing
 * (sea, foreign land) the others stand for them and `weight` is below 1; off the grid it is the nearest
 * cell within 150 km with half the weight; farther off null.
 *
 * Source of the grid: NASA SSE release 6, 22-year means (1983–2005), 1 degree.
 */
export function sseLevel(grid: SseGrid, latitudeDeg: number, longitudeDeg: number): GridLevel | null {
  const south = Math.floor(latitudeDeg - 0.5) + 0.5;
  const west = Math.floor(longitudeDeg - 0.5) + 0.5;
  let sum = 0;
  let weight = 0;
  for (const [dLat, dLon] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const value = grid.cells.get(`${south + dLat},${west + dLon}`);
    if (value === undefined) continue;
    const share = (1 - Math.abs(latitudeDeg - south - dLat)) * (1 - Math.abs(longitudeDeg - west - dLon));
    sum += share * value;
    weight += share;
  }
  if (weight > 1e-6) return { ghiKwhM2Day: sum / weight, weight };
  return nearestCell(grid, latitudeDeg, longitudeDeg);
}

function nearestCell(
  grid: SseGrid,
  latitudeDeg: number,
  longitudeDeg: number,
  reachKm = REACH_KM,
): GridLevel | null {
  let best = reachKm;
  let found: GridLevel | null = null;
  for (const [key, ghiKwhM2Day] of grid.cells) {
    const [lat, lon] = key.split(',').map(Number);
    const d = distanceKm({ latitudeDeg, longitudeDeg }, { latitudeDeg: lat!, longitudeDeg: lon! });
    if (d < best) {
      best = d;
      found = { ghiKwhM2Day, weight: OFF_GRID_WEIGHT };
    }
  }
  return found;
}
