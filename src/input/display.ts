import { isAbsolute, relative, sep } from 'node:path';

/** As the user would write it: relative to the working directory, with `/`. Both are paths without `.` and `..`. */
export function display(cwd: string, absolute: string): string {
  // Nearly all files lie below, and there may be many.
  if (sep === '/' && absolute.startsWith(`${cwd}/`)) return absolute.slice(cwd.length + 1);
  const inner = relative(cwd, absolute);
  return (isAbsolute(inner) ? absolute : inner).split(sep).join('/');
}
