/** What `schema` can print. */
export const schemaNames = ['listing', 'store', 'message', 'seller', 'config', 'categories'] as const;
export type SchemaName = (typeof schemaNames)[number];
