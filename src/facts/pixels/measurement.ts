/** What a file's first bytes say it is. */
export type PictureFormat =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'tiff'
  | 'avif'
  | 'heic'
  | 'bmp'
  | 'svg'
  | 'pdf'
  | 'html'
  | 'unknown';

/** What the metadata of a picture says of where it comes from. */
export interface Marks {
  /** Last part of IPTC `DigitalSourceType`, such as `trainedAlgorithmicMedia`. */
  readonly digitalSource?: string;
  /** The program that made it, where it is one that makes pictures from words. */
  readonly generator?: string;
  readonly copyright?: string;
  readonly license?: string;
}

/** A box inside a picture; all four are shares of its width or height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The band along the four edges: 2 %, at least 2 px. Shares of its pixels, without those of the subject. */
export interface Ring {
  /** All channels 250 or more. */
  readonly white: number;
  /** All channels 255. */
  readonly pure: number;
  /** About the band's own median colour. */
  readonly even: number;
  readonly colour: Rgb;
}

export type Rgb = readonly [red: number, green: number, blue: number];
/** CIE 1976 L*a*b*, D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** What is not background. */
export interface Subject {
  /** False where no even background could be told from it: the subject is then the whole picture. */
  readonly apart: boolean;
  readonly box: Box;
  /** The larger of its width and height as a share of the picture's. */
  readonly fill: number;
  /** Share of the picture's area. */
  readonly area: number;
  /** Share of each edge that it touches: left, top, right, bottom. */
  readonly touches: readonly [number, number, number, number];
}

/** How sharp the subject is, at the scale of a picture whose long side is 1000 px. */
export interface Sharpness {
  /** Variance of the Laplacian of 8-bit luma (kernel 0 1 0 / 1 −4 1 / 0 1 0). */
  readonly variance: number;
  /** Blur of its strongest edges: standard deviation of the Gaussian that would make them, in pixels. */
  readonly blur: number;
}

/** Light of the subject: 8-bit luma. */
export interface Light {
  readonly mean: number;
  readonly deviation: number;
  /** Share of its pixels at 4 or under, and at 251 or over. */
  readonly dark: number;
  readonly bright: number;
}

/** One of the subject's main colours. */
export interface MainColour {
  readonly lab: Lab;
  /** Share of the subject. */
  readonly share: number;
}

export type OverlayKind = 'text' | 'badge' | 'banner' | 'watermark';

/** Something laid over a photograph. */
export interface Overlay {
  readonly kind: OverlayKind;
  readonly box: Box;
  /** Text whose signs have many strokes, as Chinese characters have. */
  readonly dense?: true;
}

/** What one decode of a picture, at most 512 px on its longer side, showed. */
export interface Pixels {
  /** Shannon entropy of the luma, in bits, 0 (one tone) to 8. */
  readonly entropy: number;
  readonly ring: Ring;
  readonly subject: Subject;
  /** Width of a frame around the picture as a share of its shorter side; 0 where there is none. */
  readonly border: number;
  readonly light: Light;
  /** Absent where the subject has no edge to tell it by. */
  readonly sharpness?: Sharpness;
  /** Share of the subject's pixels that lie on an edge. */
  readonly edges: number;
  /** Largest first. */
  readonly colours: readonly MainColour[];
  readonly overlays: readonly Overlay[];
  readonly sketch: Sketch;
}

/** What tells one picture from another: small enough to keep of every picture of a catalog. */
export interface Sketch {
  /** Luma of 32 × 32 cells, row by row. */
  readonly luma: Uint8Array;
  /** Mean red, green, blue of 8 × 8 cells, row by row. */
  readonly cells: Uint8Array;
  /** Share (0-255) of each of the 8 × 8 cells that is subject. */
  readonly weights: Uint8Array;
}

/** Pixels, as shown: turned where the file says so. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** All that is measured of a picture. Pure data: the same bytes give the same measurement. */
export interface Measurement {
  readonly format: PictureFormat;
  /** Size of the file. */
  readonly bytes: number;
  /** Absent where the format is not read here. */
  readonly size?: Size;
  /** Frames of an animation; 1 for a still picture. */
  readonly frames: number;
  readonly marks: Marks;
  /** Absent where the picture was not decoded: its format is not read here, or it is too large. */
  readonly pixels?: Pixels;
}

/** Why a picture that is there shows nothing. */
export type PictureFault = 'missing' | 'not-a-file' | 'outside' | 'empty' | 'damaged' | 'not-a-picture';

/** What a look at a picture gave. */
export type Look =
  | { readonly kind: 'seen'; readonly picture: Measurement }
  /** `found`: what the file is instead of a picture. */
  | { readonly kind: 'fault'; readonly fault: PictureFault; readonly found?: PictureFormat }
  /** Not looked at, and what is missing for it: an address that is not fetched, or sharp. */
  | { readonly kind: 'unseen'; readonly missing: 'pixels' | 'sharp' };
