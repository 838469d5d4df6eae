import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DecisionFile, readDecisions } from '../engine/decision-file.ts';
import { read } from '../input/read.ts';
import { reviewColumns } from '../model/review.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/**
 * Reads files of decisions, `.xlsx` or `.csv`, in their order.
 * @throws UsageError where one cannot be read, or is no review
 */
export async function readDecisionFiles(
  files: readonly string[],
  language: ReportLanguage,
): Promise<DecisionFile> {
  const all: DecisionFile[] = [];
  for (const file of files) {
    const { parsed } = await read(file, bytesOf(file, language));
    const decisions = parsed?.shape === 'table' ? readDecisions(parsed) : undefined;
    if (!decisions?.isReview) throw new UsageError(`${file}: ${noReview(language)}`);
    all.push(decisions);
  }
  return {
    decisions: all.flatMap(({ decisions }) => decisions),
    faults: all.flatMap(({ faults }) => faults),
    isReview: all.length > 0,
  };
}

function bytesOf(file: string, language: ReportLanguage): Uint8Array {
  try {
    return readFileSync(resolve(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = language === 'zh' ? '无法读取（decisions:）' : 'cannot be read (decisions:)';
    throw new UsageError(`${file}: ${what}: ${code ?? message}`);
  }
}

function noReview(language: ReportLanguage): string {
  const columns = ['rule', 'decision'] as const;
  const names = columns.map(column => reviewColumns[column][language]);
  return language === 'zh'
    ? `没有“${names.join('”“')}”列，不是填写过的问题清单（--format xlsx:review.xlsx）`
    : `no columns “${names.join('” and “')}”, so this is no filled-in review (--format xlsx:review.xlsx)`;
}
