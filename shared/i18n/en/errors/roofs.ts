import type { roofErrors as zh } from '../../zh/errors/roofs.ts';

export const roofErrors: typeof zh = {
  'roof.no-buildings': 'The document has no buildings with an outline. Import building outlines first.',
  'roof.unknown-building': 'There is no building {id} in the document. Take ids from the layer of buildings.',
  'roof.not-surveyed': 'The roof of building {id} has not been surveyed. Run roof.survey first.',
  'roof.no-surface':
    'The document holds no surface model. Bring one in with roof.surface, or survey from heights.',
  'roof.under-way': 'A survey of roofs is under way. Wait for it or stop it first.',
  'roof.surface-coarse':
    'The cells of “{name}” measure {metres} m; roofs need {most} m or finer. Bring it in as terrain, or choose a finer surface model.',
  'roof.surface-large':
    '“{name}” would take {millions} million cells of this county; {most} million can be held. Cut it to the built-up area, or save it in coarser cells.',
  'roofs.bad-expression':
    "The condition makes no sense at character {at}: {text}. Example: floors <= 3 AND roof = 'flat'",
  'roofs.none':
    'There is no building to make a site of ({taken} that fit already have one, {unfit} are not fit, of {unusable} a survey leaves too little). Loosen the conditions.',
};
