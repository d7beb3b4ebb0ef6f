export { OwnPicture } from './OwnPicture.tsx';
export { words } from './en.ts';
