/** The presets, each holding the one before it. */
export const presets = ['core', 'recommended', 'strict'] as const;
export type Preset = (typeof presets)[number];
