/** Imports a module by its URL. */
export type Importer = (url: string) => Promise<unknown>;

let importer: Importer = url => import(url);

/** The bundled program runs as a script, which cannot import a module itself: the door lends it its own import. */
export function importBy(door: Importer): void {
  importer = door;
}

export const importModule: Importer = url => importer(url);
