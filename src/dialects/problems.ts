import type { Reading } from '../model/fields.ts';
import { say } from '../rule/phrase.ts';

/** What the dialects say about records and values, by message id of an `InputProblem`. */
export const dialectProblems = {
  /** input/unknown-field */
  'unknown-field': say(
    {
      one: 'No field is called {field:quote}.',
      other: 'No field is called {field:quote} ({count:count} records).',
    },
    '没有名为{field:quote}的字段（{count:count} 条数据）。',
  ),
  'did-you-mean': say(
    {
      one: 'No field is called {field:quote}. Did you mean {suggestion:text}?',
      other: 'No field is called {field:quote} ({count:count} records). Did you mean {suggestion:text}?',
    },
    '没有名为{field:quote}的字段（{count:count} 条数据），是否想写 {suggestion:text}？',
  ),
  'misspelt-column': say(
    'No field is called {column:quote}, so the column is not read. Did you mean {suggestion:quote}? Rename it, or map it with “fields:” in the config.',
    '没有名为{column:quote}的字段，该列未读取。是否想写{suggestion:quote}？改列名，或在配置的“fields:”中指定。',
  ),
  'bad-price': say(
    {
      one: 'In {field:text}, {value:quote} is not one price.',
      other: 'In {field:text}, {count:count} values are not one price, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值不是单个价格：{value:quote}。',
  ),
  'bad-number': say(
    {
      one: 'In {field:text}, {value:quote} is not a number.',
      other: 'In {field:text}, {count:count} values are no numbers, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值不是数字：{value:quote}。',
  ),
  'bad-whole-number': say(
    {
      one: 'In {field:text}, {value:quote} is not a whole number.',
      other: 'In {field:text}, {count:count} values are no whole numbers, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值不是整数：{value:quote}。',
  ),
  'bad-yes-no': say(
    {
      one: 'In {field:text}, {value:quote} is neither yes nor no.',
      other: 'In {field:text}, {count:count} values are neither yes nor no, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值不是“是”或“否”：{value:quote}。',
  ),
  'bad-date': say(
    {
      one: 'In {field:text}, {value:quote} is not a clear date.',
      other: 'In {field:text}, {count:count} values are no clear dates, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值不是明确的日期：{value:quote}。',
  ),
  'bad-choice': say(
    {
      one: 'In {field:text}, {value:quote} is none of {known:list}.',
      other: 'In {field:text}, {count:count} values are none of {known:list}, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值不在可选值（{known:list}）中：{value:quote}。',
  ),
  'bad-structure': say(
    {
      one: 'In {field:text}, {value:quote} is not what this field holds.',
      other: 'In {field:text}, {count:count} values are not what this field holds, such as {value:quote}.',
    },
    '{field:text} 有 {count:count} 个值结构不符：{value:quote}。',
  ),
  'page-missing': say(
    'The page {value:quote} of {field:text} is no text (.md, .html, .txt) beside this file.',
    '{field:text} 指向的页面 {value:quote} 不存在，或不是文本文件（.md、.html、.txt）。',
  ),
  'unknown-kind': say(
    'No kind of document is called {value:quote}; there are {known:list}.',
    '没有名为{value:quote}的 kind，可用的有{known:list}。',
  ),
  'needs-kind': say(
    'This looks like a {kind:text}: add “kind: {kind:text}”.',
    '这像是 {kind:text}：补上“kind: {kind:text}”。',
  ),
  /** input/syntax */
  'not-a-record': say(
    'This is no record: fields with names are expected here.',
    '这不是一条数据：此处应为带字段名的内容。',
  ),
  'no-known-field': say(
    {
      one: 'This record has no field that is known; a listing has at least an id or a title.',
      other: '{count:count} records have no field that is known; a listing has at least an id or a title.',
    },
    '{count:count} 条数据没有可识别的字段；商品至少要有编号或标题。',
  ),
  'no-known-column': say(
    'The first row names no column that is known ({columns:quotes}). Is the header missing? Otherwise map the columns with “fields:” in the config.',
    '首行没有可识别的列名（{columns:quotes}）。是否缺少表头？否则在配置的“fields:”中指定列。',
  ),
  'row-without-key': say(
    {
      one: '{count:count} row belongs to no product: its {column:quote} is empty.',
      other: '{count:count} rows belong to no product: their {column:quote} is empty.',
    },
    '{count:count} 行不属于任何商品：{column:quote}为空。',
  ),
  'row-without-parent': say(
    {
      one: '{count:count} variation has no parent product in this file.',
      other: '{count:count} variations have no parent product in this file.',
    },
    '{count:count} 个变体在本文件中没有父体商品。',
  ),
  'empty-row': say(
    {
      one: '{count:count} row has nothing in any column that is read.',
      other: '{count:count} rows have nothing in any column that is read.',
    },
    '{count:count} 行在可读取的列中没有任何内容。',
  ),
  /** input/missing-id */
  'missing-id': say(
    {
      one: 'No id: decisions and baselines know it only by title and first picture.',
      other:
        '{count:count} records have no id: decisions and baselines know them only by title and first picture.',
    },
    '{count:count} 条数据没有编号：处理记录和存量问题只能按标题和首图识别。',
  ),
  'no-id-column': say(
    'No column holds an id: decisions and baselines know listings only by title and first picture.',
    '没有编号列：处理记录和存量问题只能按标题和首图识别商品。',
  ),
  /** input/duplicate-id */
  'duplicate-id': say(
    {
      one: 'The id {id:quote} is used once more in this file.',
      other: 'The id {id:quote} is used {count:count} more times in this file.',
    },
    '编号{id:quote}在本文件中重复出现 {count:count} 次。',
  ),
  'duplicate-ids': say(
    {
      one: '{count:count} id is used by more than one listing of this file, such as {ids:quotes}.',
      other: '{count:count} ids are used by more than one listing of this file, such as {ids:quotes}.',
    },
    '{count:count} 个编号在本文件中被多个商品使用，例如{ids:quotes}。',
  ),
  /** input/unquoted-id */
  'unquoted-id': say(
    'Other programs read {id:quote} as {read:text}: put the id in quotation marks.',
    '其他程序会把{id:quote}读成 {read:text}：给编号加上引号。',
  ),
  quote: say('Put the id in quotation marks', '给编号加上引号'),
  /** input/excel-damage */
  exponents: say(
    {
      one: 'A spreadsheet has turned a code of {column:quote} into an exponent ({cells:list}: {value:quote}). Export it again with the column as text.',
      other:
        'A spreadsheet has turned {count:count} codes of {column:quote} into exponents ({cells:list}; the first is {value:quote}). Export them again with the column as text.',
    },
    '表格软件把{column:quote}列的 {count:count} 个编码变成了科学计数法（{cells:list}，第一个是{value:quote}）。把该列设为文本格式后重新导出。',
  ),
  'lost-digits': say(
    {
      one: 'A spreadsheet has turned the last digits of a code of {column:quote} into zeros ({cells:list}: {value:quote}): it keeps 15 digits. Export it again with the column as text.',
      other:
        'A spreadsheet has turned the last digits of {count:count} codes of {column:quote} into zeros ({cells:list}; the first is {value:quote}): it keeps 15 digits. Export them again with the column as text.',
    },
    '表格软件只保留 15 位数字，{column:quote}列有 {count:count} 个编码的末几位变成了 0（{cells:list}，第一个是{value:quote}）。把该列设为文本格式后重新导出。',
  ),
  'lost-zeros': say(
    {
      one: 'A code of {column:quote} has lost the zeros in front that the others show it had ({cells:list}: {value:quote}). Export it again with the column as text.',
      other:
        '{count:count} codes of {column:quote} have lost the zeros in front that the others show they had ({cells:list}; the first is {value:quote}). Export them again with the column as text.',
    },
    '与同列其他编码相比，{column:quote}列有 {count:count} 个编码丢失了开头的 0（{cells:list}，第一个是{value:quote}）。把该列设为文本格式后重新导出。',
  ),
  dates: say(
    {
      one: 'A spreadsheet has turned a size of {column:quote} into a date ({cells:list}: {value:quote}). Write the size again, with the column as text.',
      other:
        'A spreadsheet has turned {count:count} sizes of {column:quote} into dates ({cells:list}; the first is {value:quote}). Write the sizes again, with the column as text.',
    },
    '表格软件把{column:quote}列的 {count:count} 个尺码变成了日期（{cells:list}，第一个是{value:quote}）。把该列设为文本格式后重新填写尺码。',
  ),
  'cut-texts': say(
    {
      one: 'A text of {column:quote} ends after 32,767 characters, all that a cell of a spreadsheet holds ({cells:list}): the rest is lost.',
      other:
        '{count:count} texts of {column:quote} end after 32,767 characters, all that a cell of a spreadsheet holds ({cells:list}): the rest is lost.',
    },
    '{column:quote}列有 {count:count} 段文字在第 32,767 个字符处被截断（{cells:list}）：表格软件的单元格只能容纳这么多字符，其余内容已丢失。',
  ),
};

/** The message for a value that is not of its type. */
export const badValueMessage: Readonly<Record<Reading | 'structure', keyof typeof dialectProblems>> = {
  decimal: 'bad-price',
  number: 'bad-number',
  integer: 'bad-whole-number',
  boolean: 'bad-yes-no',
  date: 'bad-date',
  choice: 'bad-choice',
  string: 'bad-structure',
  text: 'bad-structure',
  structure: 'bad-structure',
};
