/** What the process answers; scripts hold on to these numbers. */
export const exitCode = { clean: 0, findings: 1, invalid: 2 } as const;

/** The run itself is not valid: said in one or more lines, without a stack, and answered with 2. */
export class UsageError extends Error {}
