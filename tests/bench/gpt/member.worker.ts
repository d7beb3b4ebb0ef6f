import { serveMember } from '../../../src/engine/teamMember.ts';
import { createGptMember } from '../../../src/nn/gpt/gptTeam.ts';

serveMember(createGptMember);
