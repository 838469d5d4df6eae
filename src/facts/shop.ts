/** The folder of a file, without its name. */
export const folderOf = (file: string): string => file.split(/[\\/]/u).slice(0, -1).join('/');

/**
 * The innermost folder with a store around another: of several shops in one run, whose it is. Where one shop is checked
 * all is its own, and what stands beside all of them is nobody's.
 */
export function shopAround(folder: string, stores: ReadonlySet<string>): string {
  if (stores.size < 2) return '';
  const parts = folder.split('/');
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const around = parts.slice(0, depth).join('/');
    if (stores.has(around)) return around;
  }
  return '';
}
