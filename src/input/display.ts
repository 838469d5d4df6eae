import { isAbsolute, relative, sep } from 'node:path';

/** As the user would write it: relative to the working directory, with `/`. */
export function display(cwd: string, absolute: string): string {
  const inner = relative(cwd, absolute);
  return (isAbsolute(inner) ? absolute : inner).split(sep).join('/');
}
