/** What rules about the look of texts ask. */
export { type CopyFault, copyFaults } from './copy.ts';
export type { Fault, Place } from './faults.ts';
export { codePoints } from './invisible.ts';
export { namesOf } from './names.ts';
export { copyPaths } from './places.ts';
export { type CharacterLimit, type TitleFault, titleFaults } from './title.ts';
