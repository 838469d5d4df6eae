/** Data files are bundled as modules; a test holds their shapes. */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
