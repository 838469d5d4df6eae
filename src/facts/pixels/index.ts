export { isCloseUp } from './close-up.ts';
export { formatsByName } from './format.ts';
export { difference as labDifference, labOf } from './lab.ts';
export { type Looked, looksOf, unseenFor } from './looks.ts';
export type {
  Lab,
  Look,
  Marks,
  Measurement,
  Overlay,
  PictureFault,
  PictureFormat,
  Pixels,
  Size,
} from './measurement.ts';
