/* What appears once an exercise is used: loaded with the first run, hint or solution. */
export { Help } from './Help.tsx';
export { Output } from './Output.tsx';
export { Results } from './Results.tsx';
