import { isIP } from 'node:net';

/** IPv4 networks that are not the public internet (RFC 6890 and its registry), as first address and prefix length. */
const closed4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Whether an address is one of the public internet: no private, link-local, loopback or reserved one. */
export function isPublic(address: string): boolean {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  if (isIP(plain) === 4) return isPublic4(plain);
  if (isIP(plain) !== 6) return false;
  const groups = groupsOf(plain);
  const [first = 0, second = 0] = groups;
  // What carries an IPv4 address is judged by it: mapped and translated ones, 6to4.
  const last = groups.slice(6);
  const mapped = groups.slice(0, 5).every(group => group === 0) && (groups[5] === 0xffff || groups[5] === 0);
  if (mapped || (first === 0x64 && second === 0xff9b)) return isPublic4(dotted(last));
  if (first === 0x2002) return isPublic4(dotted(groups.slice(1, 3)));
  // Global unicast is 2000::/3; documentation and Teredo lie in it.
  return first >> 13 === 1 && !(first === 0x2001 && (second === 0xdb8 || second < 0x200));
}

const isPublic4 = (address: string): boolean =>
  !closed4.some(([network, length]) => (number4(address) ^ number4(network)) >>> (32 - length) === 0);

const number4 = (address: string): number =>
  address.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);

const dotted = ([high = 0, low = 0]: readonly number[]): string =>
  [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const plain = address.replace(/(\d+\.\d+\.\d+\.\d+)$/, four => {
    const number = number4(four);
    return `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
  });
  const [before = '', after] = plain.split('::');
  const parse = (part: string): number[] =>
    part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16));
  const head = parse(before);
  if (after === undefined) return head;
  const tail = parse(after);
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
