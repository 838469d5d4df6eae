export { chanceOfAtLeast, chanceOfAtMost, chanceOfNoRise, noAccidentUpTo } from './binomial.ts';
export { type Rate, rateOf } from './interval.ts';
export { hasFallen, hasRisen, type ShareLimit, type Standing, standingOf } from './standing.ts';
