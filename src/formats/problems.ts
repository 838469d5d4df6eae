import { type Phrase, say } from '../rule/phrase.ts';

/** What the tool says about a file itself, by rule and message id. */
export const inputMessages = {
  'input/syntax': {
    empty: say('The file is empty.', '文件是空的。'),
    'unknown-format': say(
      'This file is neither a workbook, CSV, JSON nor YAML. Save it as one of them.',
      '这个文件不是工作簿、CSV、JSON 或 YAML。另存为其中一种格式。',
    ),
    'broken-workbook': say(
      'This workbook is damaged ({part:text}): it is cut off or was changed on the way. Export or download it again, or open it in a spreadsheet program and save it anew.',
      '工作簿已损坏（{part:text}）：文件不完整或在传输中被改动。重新导出或下载，或用表格软件打开后另存。',
    ),
    'encrypted-workbook': say(
      'This workbook is protected by a password and cannot be read. Save it without the password to open it.',
      '工作簿设有打开密码，无法读取。取消打开密码后重新保存。',
    ),
    'old-workbook': say(
      'This is an .xls workbook in the format before 2007, which is not read. Save it as .xlsx or CSV.',
      '这是 2007 版之前的 .xls 工作簿，无法读取。另存为 .xlsx 或 CSV。',
    ),
    'binary-workbook': say(
      'This is a binary workbook (.xlsb), which is not read. Save it as .xlsx or CSV.',
      '这是二进制工作簿（.xlsb），无法读取。另存为 .xlsx 或 CSV。',
    ),
    'not-a-workbook': say(
      'There is no workbook in this file. Save the spreadsheet as .xlsx or CSV.',
      '文件中没有工作簿。把表格另存为 .xlsx 或 CSV。',
    ),
    'unpacks-too-large': say(
      'This workbook would unpack to {megabytes:count} MB, far more than its size suggests, and was not unpacked. Split it, or save it as CSV.',
      '工作簿解压后将达到 {megabytes:count} MB，远超文件本身大小，因此没有解压。拆分文件，或另存为 CSV。',
    ),
    'oversized-workbook': say(
      'This workbook has more cells or parts than can be read at once. Split it, or save it as CSV.',
      '工作簿的单元格或内部文件过多，无法一次读取。拆分文件，或另存为 CSV。',
    ),
    'hidden-sheets-only': say(
      'No visible sheet of this workbook holds any rows; {count:count} hidden ones were not read.',
      '可见的工作表都没有数据，另有 {count:count} 个隐藏的工作表没有读取。',
    ),
    'unsaved-formulas': say(
      {
        one: '{count:count} formula has no saved result and was read as empty. Open the workbook in a spreadsheet program and save it.',
        other:
          '{count:count} formulas have no saved result and were read as empty. Open the workbook in a spreadsheet program and save it.',
      },
      '{count:count} 个公式没有保存计算结果，按空值读取。用表格软件打开工作簿并保存。',
    ),
    'not-a-document': say(
      'This is a single value: write a document as fields with values, such as “title: …”.',
      '这里只有一个值：每个检查对象要写成“字段: 值”，例如“title: …”。',
    ),
    'duplicate-key': say(
      'The field {key:quote} is written twice here; only the last one counts. Remove one.',
      '字段{key:quote}重复填写，只有最后一个生效。删去其中一个。',
    ),
    'unclosed-quote': say(
      'A quotation mark opens here and never closes. Add the closing one.',
      '引号从这里开始，但没有结束。补上结束的引号。',
    ),
    'unclosed-cell': say(
      'A quotation mark opens this cell in row {row:text} and never closes; the row was not read. Add the closing one, and double any quotation mark inside the cell.',
      '第 {row:text} 行这个单元格的引号没有结束，该行未读取。补上结束的引号；单元格内的引号要写两个。',
    ),
    'ragged-rows': say(
      {
        one: '{count:count} row has cells beyond the last of {columns:number} columns, first row {row:text}. Put quotation marks around cells that contain the delimiter.',
        other:
          '{count:count} rows have cells beyond the last of {columns:number} columns, first row {row:text}. Put quotation marks around cells that contain the delimiter.',
      },
      '有 {count:count} 行的单元格多于表头的 {columns:number} 列，从第 {row:text} 行开始。内容里有分隔符的单元格要加引号。',
    ),
    indentation: say(
      'The indentation does not fit here. Indent fields of one level by the same number of blanks.',
      '这里的缩进不对。同一层的字段要用相同数量的空格缩进。',
    ),
    'tab-indent': say('A tab indents this line. Use blanks.', '这一行用制表符缩进。改为空格。'),
    'multiline-key': say(
      'A field name runs over several lines here; mostly a colon is missing, or a text needs quotation marks.',
      '这里的字段名跨了多行，多半是缺少冒号，或者文字需要加引号。',
    ),
    'bad-escape': say(
      'The backslash here starts no known escape. Write \\\\ for a backslash.',
      '这里的反斜杠不是有效的转义。反斜杠本身要写成 \\\\。',
    ),
    'unquoted-sign': say(
      'A text cannot start with this sign. Put quotation marks around it.',
      '文字不能以这个符号开头。给这段文字加上引号。',
    ),
    'missing-sign': say(
      'A sign such as a colon, comma or bracket is missing here. Add it.',
      '这里缺少冒号、逗号或括号等符号。补上缺少的符号。',
    ),
    'missing-key': say(
      'A field name in quotation marks is missing here. Add it.',
      '这里缺少带引号的字段名。补上字段名。',
    ),
    'missing-value': say('The value is missing here. Add it.', '这里缺少值。补上值。'),
    'missing-colon': say(
      'The colon after the field name is missing. Add it.',
      '字段名后缺少冒号。补上冒号。',
    ),
    'missing-comma': say('A comma is missing before this. Add it.', '这里前面缺少逗号。补上逗号。'),
    'missing-brace': say('The closing brace } is missing. Add it.', '缺少结束的花括号 }。补上花括号。'),
    'missing-bracket': say('The closing bracket ] is missing. Add it.', '缺少结束的方括号 ]。补上方括号。'),
    'trailing-text': say(
      'Something stands behind the end of the data. Remove it, or put all records into one list.',
      '数据结束后还有内容。删去多余内容，或者把所有数据放进一个列表。',
    ),
    'unclosed-comment': say(
      'A comment opens here and never closes. Close it with */.',
      '注释从这里开始，但没有结束。用 */ 结束注释。',
    ),
    'invalid-value': say(
      'This is no valid value. Put quotation marks around text.',
      '这不是有效的值。文字要加引号。',
    ),
    'bad-character': say(
      'A control character stands in this text. Remove it, or write a line break as \\n.',
      '这段文字里有控制字符。删去控制字符；换行要写成 \\n。',
    ),
    'unclosed-tag': say(
      'The element <{name:text}> opens here and is not closed. Add </{name:text}>.',
      '元素 <{name:text}> 从这里开始，但没有结束。补上 </{name:text}>。',
    ),
    'mismatched-tag': say(
      '</{name:text}> closes nothing that is open. Correct its name, or remove it.',
      '</{name:text}> 没有对应的开始标签。改正名称，或者删去。',
    ),
    'unclosed-markup': say(
      'This opens here and never closes. Close it with {closing:text}.',
      '从这里开始，但没有结束。用 {closing:text} 结束。',
    ),
    'bare-sign': say(
      {
        one: 'The sign {sign:quote} stands bare in a text here, which XML does not allow. Write it as an entity (&amp; for &, &lt; for <).',
        other:
          'The signs & and < stand bare in texts at {count:count} places, which XML does not allow; the first is here. Write them as entities (&amp; for &, &lt; for <).',
      },
      '文字里有 {count:count} 处未转义的 & 或 <，XML 不允许，第一处在这里。写成 &amp; 或 &lt;。',
    ),
    'unknown-alias': say(
      'The alias {name:quote} has no anchor above it. Correct its name, or write the value here.',
      '别名{name:quote}在前面没有对应的锚点。改正名称，或者直接写值。',
    ),
    'circular-alias': say(
      'The alias {name:quote} stands inside the value it repeats. Write the value here.',
      '别名{name:quote}引用了它自己所在的内容。直接写值。',
    ),
    'too-deep': say(
      'The values in this file stand in one another too deep to be read.',
      '文件中的内容嵌套过深，无法读取。',
    ),
    'alias-bomb': say(
      'Aliases repeat each other so often here that the data cannot be read. Write the values.',
      '这里的别名相互引用过多，无法读取。直接写值。',
    ),
    unexpected: say(
      'This cannot be read here. Check the lines around it.',
      '这里的内容无法读取。检查前后几行。',
    ),
  },
  'input/encoding': {
    binary: say(
      'This is no text file. Save it as CSV (UTF-8), JSON or YAML.',
      '这不是文本文件。另存为 CSV（UTF-8）、JSON 或 YAML。',
    ),
    undecodable: say(
      'Characters from here on cannot be read as {encoding:text}. Save the file as UTF-8.',
      '从这里开始有字符无法按 {encoding:text} 读取。把文件另存为 UTF-8。',
    ),
  },
  // What is wrong with fields and ids is said by the dialects.
} as const satisfies Readonly<Record<string, Readonly<Record<string, Phrase>>>>;
