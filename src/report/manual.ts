import type { RuleMeta } from '../rule/rule.ts';
import type { PageContext } from './context.ts';
import { type Block, pageOf } from './explain.ts';
import { type Ink, inkOf } from './ink.ts';
import { fixKinds, manual as words } from './manual-words.ts';
import { speaker } from './render.ts';
import { visible } from './visible.ts';
import { displayWidth, padEnd, wrap } from './width.ts';
import { consequences, severities } from './words.ts';

type Explain = (rule: RuleMeta, context: PageContext) => Iterable<string>;
type ListRules = (rules: Iterable<RuleMeta>, context: PageContext) => Iterable<string>;

/** What `explain <rule>` prints, by format. */
export const explainers: Readonly<Record<'pretty' | 'json' | 'markdown', Explain>> = {
  *pretty(rule, context) {
    const ink = inkOf(context.color);
    yield `${ink.strong(rule.id)}  ${visible(rule.title[context.lang])}\n`;
    for (const { heading, blocks } of pageOf(rule, context)) {
      yield `\n${ink.strong(heading)}\n`;
      for (const [index, block] of blocks.entries()) {
        if (index > 0) yield '\n';
        for (const line of blockLines(block, context, ink)) yield `  ${line}\n`;
      }
    }
  },
  *json(rule) {
    yield `${JSON.stringify(ruleRecord(rule), null, 2)}\n`;
  },
  *markdown(rule, context) {
    yield `# ${rule.id}\n\n${rule.title[context.lang]}\n`;
    for (const { heading, blocks } of pageOf(rule, context)) {
      yield `\n## ${heading}\n`;
      for (const block of blocks) yield `\n${markdownBlock(block)}\n`;
    }
  },
};

/** What `rules` prints, by format; `markdown` is the table of the README. */
export const ruleTables: Readonly<Record<'pretty' | 'json' | 'markdown', ListRules>> = {
  *pretty(rules, context) {
    const say = speaker(context.lang);
    const ink = inkOf(context.color);
    const rows = sorted(rules);
    const width = (of: (rule: RuleMeta) => string): number =>
      Math.max(0, ...rows.map(rule => displayWidth(of(rule))));
    const severity = (rule: RuleMeta): string => say(severities[rule.severity]);
    const consequence = (rule: RuleMeta): string => say(consequences[rule.consequence]);
    const [id, level, harm] = [width(rule => rule.id), width(severity), width(consequence)];
    const left = id + level + harm + 6;
    for (const [index, rule] of rows.entries()) {
      if (index > 0 && areaOf(rows[index - 1] as RuleMeta) !== areaOf(rule)) yield '\n';
      const head = `${padEnd(rule.id, id)}  ${ink.severity[rule.severity](padEnd(severity(rule), level))}  ${padEnd(consequence(rule), harm)}  `;
      const room = context.columns - left;
      const title = visible(rule.title[context.lang]);
      if (room < 16) {
        yield `${head.trimEnd()}\n`;
        for (const line of wrap(title, context.columns - 2)) yield `  ${ink.dim(line)}\n`;
        continue;
      }
      const [first = '', ...others] = wrap(title, room);
      yield `${head}${first}\n`;
      for (const line of others) yield `${' '.repeat(left)}${line}\n`;
    }
    yield `\n${ink.dim(`${say(words.rules, { n: rows.length })} · ${say(words.more)}`)}\n`;
  },
  *json(rules) {
    yield `${JSON.stringify(sorted(rules).map(ruleRecord), null, 2)}\n`;
  },
  *markdown(rules, context) {
    const say = speaker(context.lang);
    const row = (cells: readonly string[]): string =>
      `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
    yield row([words.rule, words.title, words.severity, words.consequence, words.fix].map(word => say(word)));
    yield row(['---', '---', '---', '---', '---']);
    for (const rule of sorted(rules)) {
      yield row([
        `\`${rule.id}\``,
        rule.title[context.lang],
        say(severities[rule.severity]),
        say(consequences[rule.consequence]),
        say(fixKinds[rule.fix]),
      ]);
    }
  },
};

const areaOf = (rule: RuleMeta): string => rule.id.slice(0, rule.id.indexOf('/'));
const sorted = (rules: Iterable<RuleMeta>): RuleMeta[] =>
  [...rules].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));

/** A rule as programs read it, both languages at once. */
function ruleRecord(rule: RuleMeta) {
  return {
    id: rule.id,
    area: areaOf(rule),
    on: rule.on,
    severity: rule.severity,
    consequence: rule.consequence,
    needs: rule.needs,
    absent: rule.absent,
    fix: rule.fix,
    guidelines: rule.guidelines,
    presets: rule.presets,
    options: rule.options,
    docs: rule.docs,
    title: rule.title,
    sources: rule.sources,
    version: rule.version,
  };
}

function blockLines(block: Block, context: PageContext, ink: Ink): string[] {
  const room = context.columns - 2;
  switch (block.kind) {
    case 'text':
      return wrap(visible(block.text), room);
    case 'facts': {
      const label = Math.max(...block.facts.map(([name]) => displayWidth(name)));
      return block.facts.flatMap(([name, value]) =>
        wrap(visible(value), room - label - 2).map(
          (line, index) => ink.dim(padEnd(index === 0 ? name : '', label + 2)) + line,
        ),
      );
    }
    case 'list':
      return block.items.flatMap(item =>
        wrap(visible(item), room - 2).map((line, index) => (index === 0 ? '· ' : '  ') + line),
      );
    case 'code':
      return [
        ...wrap(visible(block.caption), room),
        ...block.code
          .split('\n')
          .flatMap(line => codeLines(line, room - 4).map(part => ink.advice(`    ${part}`))),
      ];
  }
}

/** Code keeps its indentation; only what is wider than the page goes on in the next line. */
function codeLines(line: string, room: number): string[] {
  const margin = /^ */.exec(line)?.[0] ?? '';
  return wrap(visible(line), room - margin.length).map(part => margin + part);
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map(([name, value]) => `- **${name}**: ${value}`).join('\n');
    case 'list':
      return block.items.map(item => `- ${item}`).join('\n');
    case 'code':
      return `${block.caption}\n\n\`\`\`yaml\n${block.code}\n\`\`\``;
  }
}
