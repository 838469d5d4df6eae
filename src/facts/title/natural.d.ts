/** The stemmers are plain CommonJS modules without types of their own. */
declare module 'natural/lib/natural/stemmers/*.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
