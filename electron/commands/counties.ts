import type { HandlersOf } from './handler.ts';

export const counties: HandlersOf<'county'> = {
  'county.list': (session, { query, limit }) => session.library.counties().list(query, limit),
  'county.get': (session, { code }) => session.library.counties().get(code),
  'county.neighbours': (session, { code }) => ({ counties: session.library.counties().neighbours(code) }),
};
