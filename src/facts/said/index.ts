export { contradicts } from './compare.ts';
export { type Scope, saidIn } from './documents.ts';
export {
  merge as mergeSayings,
  type Saying,
  type Sayings,
  sayingsOf,
  sealed as sealSayings,
  topicOf,
} from './fold.ts';
export { type Said, type SharedFact, sharedFacts } from './said.ts';
