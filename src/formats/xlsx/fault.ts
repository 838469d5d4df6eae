/** What a workbook can be told by when it cannot be read. */
export type FaultId =
  | 'broken-workbook'
  | 'encrypted-workbook'
  | 'old-workbook'
  | 'binary-workbook'
  | 'not-a-workbook'
  | 'oversized-workbook'
  | 'unpacks-too-large';

/** Thrown where a workbook, or one sheet of it, cannot be read; becomes `input/syntax`. */
export class WorkbookFault extends Error {
  readonly messageId: FaultId;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(messageId: FaultId, data: Readonly<Record<string, unknown>> = {}) {
    super(messageId);
    this.messageId = messageId;
    this.data = data;
  }
}
