import { comingOf } from './coming.ts';
import type { Reporter } from './context.ts';
import { bodyOf, type Told, told } from './told.ts';
import { attributesOf } from './xml.ts';

/**
 * Checkstyle's XML, which Jenkins, reviewdog and editors read: findings by file, `source` names the rule. They know
 * the form by its version 4.3, as ESLint writes it.
 */
export const checkstyle: Reporter = function* (result, context) {
  const byFile = new Map<string, Told[]>();
  for (const entry of told(result, context)) {
    const { file } = entry.finding.location;
    const known = byFile.get(file);
    if (known) known.push(entry);
    else byFile.set(file, [entry]);
  }
  yield '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n';
  for (const [file, entries] of byFile) {
    yield `  <file${attributesOf({ name: file })}>\n`;
    for (const entry of entries) {
      const { rule, severity, location } = entry.finding;
      const attributes = attributesOf({
        line: location.line,
        column: location.column,
        severity,
        message: [entry.entry.message, ...bodyOf(entry)].join(' '),
        source: `listing-lint.${rule}`,
      });
      yield `    <error${attributes}/>\n`;
    }
    yield '  </file>\n';
  }
  for (const { rule, text, location } of comingOf(result, context)) {
    if (!location) continue;
    const { line, column } = location;
    const attributes = { line, column, severity: 'info', message: text, source: `listing-lint.${rule}` };
    yield `  <file${attributesOf({ name: location.file })}>\n    <error${attributesOf(attributes)}/>\n  </file>\n`;
  }
  yield '</checkstyle>\n';
};
