import type { Bilingual } from '../rule/rule.ts';
import type { Config } from './schema.ts';

/** What each key of the config is for, as editors show it. */
export const keys: Readonly<Record<keyof Config, Bilingual>> = {
  configVersion: { en: 'Version of this file’s format.', zh: '配置文件的格式版本。' },
  extends: {
    en: 'A preset (core ⊂ recommended ⊂ strict), another config file, or a package.',
    zh: '检查方案（core ⊂ recommended ⊂ strict）、另一份配置文件或 npm 包。',
  },
  files: { en: 'What is checked when no path is given.', zh: '命令里没有写路径时检查哪些文件。' },
  ignore: { en: 'Files to leave out.', zh: '忽略哪些文件。' },
  profiles: { en: 'Platforms the listings are for.', zh: '商品在哪些平台销售。' },
  markets: { en: 'Countries the listings are for, e.g. DE, US.', zh: '目标市场，如 DE、US。' },
  language: { en: 'Language of the listings, e.g. en, zh, de.', zh: '商品文案的语言，如 en、zh、de。' },
  report: { en: 'The report: its language.', zh: '报告：使用的语言。' },
  scope: {
    en: 'One store, or a marketplace: rules over the catalog then compare by seller.',
    zh: '单个店铺（store）或多卖家平台（marketplace，全店检查项按卖家分别比较）。',
  },
  store: { en: 'The store file that listings lean on.', zh: '商品共用的店铺文件（退货、发货等信息）。' },
  priceHistory: { en: 'Files with earlier prices.', zh: '价格历史文件。' },
  references: {
    en: 'Files and folders of others, e.g. suppliers: texts and pictures that ours must not copy.',
    zh: '他人资料（如供应商）的文件和文件夹：其中的文案和图片不得照抄。',
  },
  complete: {
    en: 'Fields whose absence from the file means absence from the page.',
    zh: '这些字段在文件里没有，就表示页面上也没有。',
  },
  categories: { en: 'The shop’s own categories, in ours.', zh: '自有类目与本工具类目的对应关系。' },
  fields: { en: 'The shop’s own columns, by field.', zh: '自有列名与字段的对应关系。' },
  words: {
    en: 'Words to add to a list, or to allow, by list.',
    zh: '按词库增加（add）或放行（allow）词语。',
  },
  pictureNames: {
    en: 'What the file names of pictures say: patterns by role or view.',
    zh: '图片命名规则：按图片角色或视角写文件名的样式。',
  },
  decisions: { en: 'Reviews that were filled in.', zh: '填写过的问题清单。' },
  asOf: { en: 'The day that counts as today.', zh: '以该日期为“今天”。' },
  plugins: { en: 'Files and packages with more rules.', zh: '提供更多检查项的文件或 npm 包。' },
  rules: {
    en: 'Severity and options by rule; off turns one off.',
    zh: '各检查项的严重程度和选项；off 为关闭。',
  },
  overrides: {
    en: 'What else holds for some files or listings.',
    zh: '对部分文件或商品单独设置。',
  },
  suppress: {
    en: 'Findings that a person judged, with a reason.',
    zh: '人工判定不必处理的问题及原因。',
  },
  declare: { en: 'Rules of your own, without code.', zh: '不写代码的自定义检查项。' },
};
