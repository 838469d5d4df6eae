/**
 * Room that is written over from picture to picture: fresh arrays of this size cost more than what is measured in them.
 * What they hold at first is left from before.
 */
export function byteSpace(): (length: number) => Uint8Array {
  let kept = new Uint8Array(0);
  return length => {
    if (kept.length < length) kept = new Uint8Array(length);
    return kept.subarray(0, length);
  };
}

/** The same for whole numbers. */
export function integerSpace(): (length: number) => Int32Array {
  let kept = new Int32Array(0);
  return length => {
    if (kept.length < length) kept = new Int32Array(length);
    return kept.subarray(0, length);
  };
}
