import { serveMember } from '../../engine/teamMember.ts';
import { createGptMember } from '../../nn/gpt/gptTeam.ts';

serveMember(createGptMember);
