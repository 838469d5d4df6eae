import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadProgram } from './load.ts';

declare const VERSION: string;

const { program } = loadProgram(join(__dirname, 'program.cjs'), VERSION);
void program.work(parentPort, workerData, url => import(url));
