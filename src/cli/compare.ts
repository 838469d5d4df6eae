import { readFileSync } from 'node:fs';
import { compare } from '../engine/compare.ts';
import type { RunResult } from '../engine/result.ts';
import { scoreModel } from '../engine/score.ts';
import { readReport } from '../report/read-report.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/**
 * The result, compared with the JSON report of an earlier run.
 * @throws UsageError where the report cannot be read or is none
 */
export function comparedWith(file: string, language: ReportLanguage): (result: RunResult) => RunResult {
  const earlier = readReport(textOf(file));
  if (!earlier) {
    throw new UsageError(
      language === 'zh'
        ? `--compare ${file}：不是 listing-lint 的 JSON 报告（用 --format json:${file} 生成）`
        : `--compare ${file}: is no JSON report of listing-lint (made by --format json:${file})`,
    );
  }
  return result => ({ ...result, compared: compare(result, earlier, scoreModel.model) });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--compare ${file}: ${(error as Error).message}`);
  }
}
