/** Data set in Markdown stays data: nothing of it becomes a link, a heading, HTML, a table cell or a mention. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~]/g, character => `\\${character}`)
    .replaceAll('@', '@\u200b')
    .replace(/(https?):\/\//g, '$1:\u200b//');
