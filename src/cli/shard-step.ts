import type { CheckFlags } from './flags.ts';

/** Whether the flags ask for one step of a run that several processes share. */
export const isShardStep = ({ shard, collect, partial, summary }: CheckFlags): boolean =>
  shard !== undefined || collect === true || partial !== undefined || summary !== undefined;
