import { serveMember } from '../../engine/teamMember.ts';
import { createMember } from './member.ts';

serveMember(createMember);
