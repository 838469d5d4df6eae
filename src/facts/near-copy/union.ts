/** Sets of whole numbers that are joined pair by pair (union-find); the least member stands for its set. */
export interface Union {
  find(member: number): number;
  join(a: number, b: number): void;
}

export function union(size: number): Union {
  const parent = new Uint32Array(size);
  for (let i = 0; i < size; i++) parent[i] = i;
  const find = (member: number): number => {
    let root = member;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  const join = (a: number, b: number): void => {
    const left = find(a);
    const right = find(b);
    if (left < right) parent[right] = left;
    else parent[left] = right;
  };
  return { find, join };
}
