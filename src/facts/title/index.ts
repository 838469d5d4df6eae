/** What rules about titles ask. */
export { type Crowd, crowdsOf } from './crowds.ts';
export { headOf, namesProduct } from './head.ts';
export { hasTitleWords } from './languages.ts';
export { type Piece, readTitle, readWords, type TitleReading, titleReading } from './reading.ts';
export { scoreTitle, type TitleScore, type TitleSettings, titleWeights } from './score.ts';
export { baseOf } from './stems.ts';
export { type WordRepeat, wordRepeats } from './word-repeats.ts';
