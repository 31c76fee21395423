import type { roofNotes as zh } from '../zh/roof-notes.ts';

export const roofNotes: typeof zh = {
  'roof.stale':
    'Something the survey rests on has changed since: outlines or heights around, weather or judgements. Survey again.',
  'roof.height-from-floors': 'Height from the number of storeys and the storey height usual in the class.',
  'roof.height-assumed': 'Neither height nor storeys are given: the height usual in the class is assumed.',
  'roof.pitch-assumed':
    'Ridge along the long side and pitch are assumed by the class; a surface model would measure them.',
  'roof.parapet-assumed':
    'Parapet, stair tower and setbacks are assumed by the class: they count in the usable part only.',
  'roof.height-none': 'A number that stands for no height ({value}) was left out.',
  'roof.height-unreadable': 'What is written as height ({value}) cannot be read and was left out.',
  'roof.height-implausible': 'A height of {value} is higher than any building and was left out.',
  'roof.height-feet': 'A height in feet ({value}) was turned into metres.',
  'roof.height-against-floors':
    'Height and storeys contradict each other ({value}): the height is taken, the range holds both.',
  'roof.floors-read': 'Storeys written as {value} were read as a number.',
  'roof.floors-unreadable': 'What is written as storeys ({value}) cannot be read and was left out.',
  'roof.no-area': 'The outline has no area to speak of.',
  'roof.under-another': 'All of the outline lies under another building that is as high or higher.',
  'roof.not-covered': 'The surface model does not cover this roof, or knows too little of it.',
  'roof.no-plane': 'No plane of a roof was found in the surface model.',
  'roof.partly-covered': 'The surface model knows {value} of this roof; the rest is taken to be alike.',
};
