export { differencesOf } from './differences.ts';
export {
  comesBefore,
  type Digest,
  digestOf,
  type PairFact,
  pairKeys,
  partnerKeys,
  versionsIn,
} from './digest.ts';
export { messageElements, type StatedElement } from './elements.ts';
export { boughtReview, forbiddenPhrases, foreignLinks, onlyThanks, statedContact } from './forbidden.ts';
export { orderKinds, preorderKinds, relationshipKinds, transactionalKinds } from './kinds.ts';
export { type MessageReading, messageReading } from './reading.ts';
export { templateEmission, templatesFold, templatesOf } from './shops.ts';
export { slotFor } from './slot.ts';
export { hasMessageWords } from './terms.ts';
export { type Tone, toneOf } from './tone.ts';
export { type MessageWords, vagueTalk } from './vague.ts';
