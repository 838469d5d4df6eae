/**
 * How much a workbook may unpack to. All but the cells are checked against the directory of the archive,
 * before anything is unpacked, and unpacking stops at the size the directory gave.
 *
 * Set 2026-11: Excel's own limits are 1,048,576 rows and 16,384 columns a sheet (Microsoft, “Excel
 * specifications and limits”). A sheet of 100,000 rows and 40 columns unpacks to about 200 MB, at 5 to 30
 * times its packed size; deflate reaches at most 1,032 times, which only a bomb comes near.
 */
export const limits = {
  /** Parts of the archive: sheets, settings, embedded pictures. */
  entries: 65_535,
  /** Bytes of one part, unpacked. */
  partBytes: 512 * 2 ** 20,
  /** Bytes of all the parts that are read, unpacked. */
  totalBytes: 1024 * 2 ** 20,
  /** Unpacked to packed, of a part above `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 16 * 2 ** 20,
  /** Cells of all sheets, the empty ones before a row's last filled cell counted. */
  cells: 20_000_000,
  rows: 1_048_576,
  columns: 16_384,
} as const;
