export { isCloseUp } from './close-up.ts';
export { formatsByName } from './format.ts';
export { type Looked, looksOf, unseenFor } from './looks.ts';
export type {
  Look,
  Marks,
  Measurement,
  PictureFault,
  PictureFormat,
  Pixels,
  Size,
} from './measurement.ts';
