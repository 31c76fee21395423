import type { SurveyBasis } from '../bulk/fit/survey.ts';
import type { SunTrack } from '../engine/fit/sun-track.ts';
import type { TileAddress } from '../formats/tiles/tile-grid.ts';

export interface ReaderStart {
  /** The document's path. */
  path: string;
  /** One number: set to 1 by the thread once it has let go of the document. */
  closed: Int32Array;
}

/** What a survey of sites begins with. */
export interface SurveyStart {
  basis: SurveyBasis;
  track: SunTrack;
}

/** Something that is answered. */
export type AskReader =
  /** `version` stays the same as long as no context layer changes. */
  | { type: 'tile'; layer: string; address: TileAddress; version: string }
  /** Sites of a survey that has begun, see `packStandings`. */
  | { type: 'around'; survey: number; sites: Float64Array };

export type ToReader =
  | (AskReader & { ask: number })
  /** Sites that break a land rule, without an override and with one. */
  | { type: 'land'; broken: Float64Array; overridden: Float64Array }
  | { type: 'survey'; survey: number; start: SurveyStart }
  | { type: 'survey-over'; survey: number }
  | { type: 'close' };

export type FromReader =
  | { ask: number; bytes: Uint8Array }
  | { ask: number; around: Float64Array }
  | { ask: number; failure: string };
