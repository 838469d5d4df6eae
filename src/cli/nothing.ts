import type { FoundFiles } from '../input/files.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { CheckFlags } from './flags.ts';

const staged: Readonly<Record<ReportLanguage, string>> = {
  en: 'Nothing to check: no staged listings.',
  zh: '没有可检查的内容：暂存区中没有商品文件。',
};

const changed: Readonly<Record<ReportLanguage, string>> = {
  en: 'Nothing to check: no listings changed.',
  zh: '没有可检查的内容：没有改动的商品。',
};

/** Says that a change has nothing to do with listings. */
export const nothingToCheck = (flags: CheckFlags, lang: ReportLanguage): string =>
  (flags.since === undefined ? staged : changed)[lang];

/** Says what was looked for, so that an empty run is never mistaken for a clean one. */
export function nothingFound(found: FoundFiles, otherFiles: number, lang: ReportLanguage): string {
  const zh = lang === 'zh';
  const kinds = zh
    ? { file: '文件', folder: '文件夹', glob: '通配符', stdin: '标准输入', missing: '不存在' }
    : { file: 'file', folder: 'folder', glob: 'glob', stdin: 'standard input', missing: 'does not exist' };
  const tried = found.tried.map(({ pattern, kind, matched, ignored }) => {
    const counts = zh ? `匹配 ${matched} 个，忽略 ${ignored} 个` : `${matched} matched, ${ignored} ignored`;
    return `  ${pattern} (${kinds[kind]}${kind === 'missing' ? '' : `: ${counts}`})`;
  });
  const none = zh ? '没有可检查的文件。查找过：' : 'Nothing to check. Looked at:';
  const other = zh
    ? `${otherFiles} 个文件不是商品数据（点名文件可强制检查）`
    : `${otherFiles} files hold no listings (name a file to check it all the same)`;
  return [none, ...tried, ...(otherFiles > 0 ? [`  ${other}`] : [])].join('\n');
}
