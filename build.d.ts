export function registry(): string;
