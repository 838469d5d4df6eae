import type { Document, Kind, ValueOf } from '../../src/model/document.ts';
import type { Path } from '../../src/model/path.ts';
import type { Location } from '../../src/model/place.ts';

export const place = (
  file: string,
  line: number,
  column = 1,
  endLine = line,
  endColumn = column + 1,
): Location => ({
  file,
  line,
  column,
  endLine,
  endColumn,
  cell: null,
});

/** A document whose paths stand where `at` says. */
export function documentOf<K extends Kind>(
  kind: K,
  file: string,
  value: ValueOf[K],
  at: (path: Path) => Location = () => place(file, 1),
): Document<K> {
  return {
    kind,
    key: `${file}#0`,
    file,
    index: 0,
    value,
    carriage: () => 'carries',
    origins: () => [],
    room: () => undefined,
    locate: path => [at(path)],
    extent: place(file, 1, 1, 100),
  };
}
