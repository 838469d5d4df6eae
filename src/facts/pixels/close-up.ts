import { difference } from './lab.ts';
import type { Pixels } from './measurement.ts';

/** More white than this on the edges is a picture with a background. */
const mostWhite = 0.35;
/** The main colours of a product from near are those of the whole (CIEDE2000). */
const near = 15;

/**
 * Whether a picture looks like the product of `main` from near: it fills the picture to its edges where the main
 * picture stands apart from its background, and has one of its two main colours (domain research 5.10, without its
 * share of edges, which cloth has fewer of from near).
 */
export function isCloseUp(picture: Pixels, main: Pixels): boolean {
  if (!main.subject.apart || picture.subject.apart || picture.ring.white > mostWhite) return false;
  const colours = main.colours.slice(0, 2);
  const [first] = picture.colours;
  return first !== undefined && colours.some(({ lab }) => difference(lab, first.lab) <= near);
}
