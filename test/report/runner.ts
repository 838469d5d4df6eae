/** A command that GitHub's runner takes from a line of a log. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Names that the runner knows; each makes of a line something else than text. */
const names =
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  );

const inData = { '%0D': '\r', '%0A': '\n', '%25': '%' };
const inProperty = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
const inOld = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' };
/** One code after the other, over the whole text, as the runner does. */
const decoded = (text: string, codes: Readonly<Record<string, string>>): string =>
  Object.entries(codes).reduce((read, [code, character]) => read.replaceAll(code, character), text);

function propertiesIn(text: string, separator: string, codes: Readonly<Record<string, string>>) {
  const pairs = text
    .split(separator)
    .filter(pair => pair !== '')
    .map(pair => /^([^=]+)=(.+)$/s.exec(pair));
  return Object.fromEntries(
    pairs.flatMap(pair => (pair ? [[pair[1], decoded(pair[2] as string, codes)]] : [])),
  );
}

/**
 * What the runner makes of a line, told from the behaviour of its parser (actions/runner,
 * src/Runner.Common/ActionCommand.cs, commit 079cdb1; TryParseV2, then TryParse): `::name key=value,…::data` at the start
 * of a line, else the old `##[name key=value;…]data` anywhere in it; undefined where the line is text.
 */
export function commandIn(line: string): RunnerCommand | undefined {
  const text = line.trimStart();
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end >= 0) {
    const [, name = '', properties = ''] = /^(\S*) ?(.*)$/s.exec(text.slice(2, end)) ?? [];
    if (names.includes(name.toLowerCase()))
      return {
        name,
        properties: propertiesIn(properties.trim(), ',', inProperty),
        data: decoded(text.slice(end + 2), inData),
      };
  }
  const start = line.indexOf('##[');
  const close = start < 0 ? -1 : line.indexOf(']', start);
  if (close < 0) return undefined;
  const [, name = '', properties = ''] = /^(\S*) ?(.*)$/s.exec(line.slice(start + 3, close)) ?? [];
  if (!names.includes(name.toLowerCase())) return undefined;
  return {
    name,
    properties: propertiesIn(properties, ';', inOld),
    data: decoded(line.slice(close + 1), inOld),
  };
}

/** The commands of a log; the runner reads it by lines. */
export const commandsIn = (log: string): readonly RunnerCommand[] =>
  log.split(/\r\n|\r|\n/).flatMap(line => commandIn(line) ?? []);
