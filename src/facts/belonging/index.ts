/** What belongs together, as a catalog teaches it. */
export { type Stranger, strangersIn } from './brands.ts';
export {
  addLesson,
  emptyLessons,
  type Knowledge,
  knows,
  type Lesson,
  type Lessons,
  lessonOf,
  mergeLessons,
  sealLessons,
  topAmong,
} from './lesson.ts';
export { brandNames, hasName, isNoBrand, ownNames, plainName } from './names.ts';
export { type Foreign, foreignNouns } from './nouns.ts';
export { strayWords } from './stray.ts';
