/** Which pictures of a catalog are the same one: by address, by bytes, or by what they show. */
export { emitPictures, type PictureEmission } from './collect.ts';
export { type SharedPictures, type SharedUse, sealPictures } from './seal.ts';
export type { Supplied } from './supplied.ts';
