/** Between the config’s folder, to which its globs are relative, and the working directory. */
export interface Places {
  /** A file of the run as globs of the config see it, with `/`. */
  inFolder(file: string): string;
  /** A glob or path of the config as the working directory sees it. */
  fromFolder(glob: string): string;
  /** Ignore patterns as the working directory sees them; those that name places outside of it are left out. */
  ignored(patterns: readonly string[]): readonly string[];
}

/** Where the config’s folder is the working directory, or there are no folders at all. */
export const here: Places = {
  inFolder: file => file,
  fromFolder: glob => glob,
  ignored: patterns => patterns,
};
