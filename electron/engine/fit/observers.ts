import type { FitObserver } from '../../../shared/fit.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Outline } from '../near/outline.ts';
import type { GlareAt } from './glare-at.ts';
import type { Glare } from './hits.ts';
import { piecesToward } from './pieces-toward.ts';
import { cellsOf, type GroundBetween, type Heights, type Piece, piecesOf, viewOf } from './sight.ts';
import type { Standpoint } from './standpoints.ts';

type Kind = Standpoint['kind'];

/** How far the year's reflections are followed for each kind of place, metres; scenic views reach further. */
export const GLARE_REACH_M = { scenic: 5000, village: 3000, road: 1500 } as const;
/** Most places of a kind looked at, the nearest first. */
const MOST = { scenic: 8, village: 8, road: 24 } as const;
const KINDS = Object.keys(MOST) as Kind[];

/** An array as observers may see it. */
export interface SeenArray {
  outline: Outline;
  heights: Heights;
  glare: GlareAt;
  /** What lies between, where a terrain is known; flat ground otherwise. */
  ground: GroundBetween | null;
  /** See `piecesToward`. */
  toward: (east: number, north: number) => readonly Piece[];
  /** See `piecesOf`. */
  pieces: readonly Piece[];
}

/** An array made ready to be looked at. */
export const seenArray = (
  outline: Outline,
  heights: Heights,
  glare: GlareAt,
  ground: GroundBetween | null = null,
): SeenArray => ({
  ...{ outline, heights, glare, ground },
  toward: piecesToward(outline),
  pieces: piecesOf(outline),
});

/** A place with the hours in which an array's reflection reaches it. */
export interface Observer {
  place: Standpoint;
  glare: Glare;
}

/** Pieces looked at between two steps. */
const PIECES_A_STEP = 200;

/**
 * The nearest places of every kind around an array and the hours in which its reflection reaches them; of a road, its
 * worst place is kept, of places in one spot one.
 *
 * @param standpoints all within reach, see {@link GLARE_REACH_M}
 * @returns kind by kind, the nearest first
 */
export function* observersOf(array: SeenArray, standpoints: readonly Standpoint[]): Steps<Observer[]> {
  const observers: Observer[] = [];
  let looked = 0;
  for (const kind of KINDS) {
    const first = observers.length;
    for (const place of nearestOf(standpoints, kind)) {
      let glare = NO_GLARE;
      if (place.awayM <= GLARE_REACH_M[kind]) {
        const pieces = array.toward(place.at[0], place.at[1]);
        glare = array.glare.total(cellsFrom(array, place, pieces));
        looked += pieces.length;
      }
      const same = sameAs(observers, first, place);
      if (same < 0) observers.push({ place, glare });
      else if (glare.totalHours > observers[same]!.glare.totalHours) observers[same] = { place, glare };
      if (looked > PIECES_A_STEP) {
        looked = 0;
        yield;
      }
    }
  }
  return observers;
}

const NO_GLARE: Glare = { totalHours: 0, apartHours: 0 };

function nearestOf(standpoints: readonly Standpoint[], kind: Kind): Standpoint[] {
  const places: Standpoint[] = [];
  for (const place of standpoints) if (place.kind === kind) places.push(place);
  if (places.length > FEW) places.sort((a, b) => a.awayM - b.awayM);
  else putInOrder(places);
  if (places.length > MOST[kind]) places.length = MOST[kind];
  return places;
}

/** So few are put in order in their place, which asks for no memory. */
const FEW = 32;

function putInOrder(places: Standpoint[]): void {
  for (let i = 1; i < places.length; i++) {
    const place = places[i]!;
    let at = i;
    for (; at > 0 && places[at - 1]!.awayM > place.awayM; at--) places[at] = places[at - 1]!;
    places[at] = place;
  }
}

/** Which observer of a kind stands for a place already, by its number; −1 where none does. */
function sameAs(observers: readonly Observer[], first: number, { kind, name, at }: Standpoint): number {
  for (let i = first; i < observers.length; i++) {
    const { place } = observers[i]!;
    if (kind === 'road' ? place.name === name : place.at[0] === at[0] && place.at[1] === at[1]) return i;
  }
  return -1;
}

const cellsFrom = (array: SeenArray, { at }: Standpoint, pieces: readonly Piece[]) =>
  cellsOf(at, pieces, array.heights, array.ground, array.glare.canReach);

/** What an observer sees of an array. */
export const viewFrom = ({ pieces, heights, ground }: SeenArray, { at }: Standpoint) =>
  viewOf(at, pieces, heights, ground);

/** An observer with all there is to be said of him. */
export function describeObserver(array: SeenArray, { place, glare }: Observer): FitObserver {
  const { kind, name, at, awayM } = place;
  const { longitudeDeg, latitudeDeg, perEastDeg, perNorthDeg } = array.outline;
  const { distanceM: _, visibleM: __, ...view } = viewFrom(array, place);
  return {
    ...{ kind, name, distanceM: awayM },
    position: [longitudeDeg + at[0] / perEastDeg, latitudeDeg + at[1] / perNorthDeg],
    ...view,
    glareHours: glare.totalHours,
    glareHoursLai: glare.apartHours,
    glareByMonthHour: glare.totalHours > 0 ? tableFrom(array, place) : NEVER,
  };
}

const NEVER: number[][] = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));

function tableFrom(array: SeenArray, place: Standpoint): number[][] {
  const cells = cellsFrom(array, place, array.toward(place.at[0], place.at[1]));
  const { hours } = array.glare.byHour(cells);
  return NEVER.map((row, month) => row.map((_, hour) => hours[month * 24 + hour]!));
}
