export { messageElements, type StatedElement } from './elements.ts';
export { type MessageReading, messageReading } from './reading.ts';
export { slotFor } from './slot.ts';
export { hasMessageWords } from './terms.ts';
export { type MessageWords, vagueTalk, wordsIn } from './vague.ts';
