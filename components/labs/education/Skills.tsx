import { SKILLS } from '@src/labs/education/learners.ts';
import type { EducationLab } from './state.ts';

const NAMES = ['init', 'learn', 'slip', 'guess'] as const;

/** The true numbers of every skill beside the fitted ones. */
export function Skills({ state }: { state: EducationLab }) {
  const { words } = state.lab;
  const fitted = state.snapshot.value?.skills;
  return (
    <table class="edu-table">
      <caption>{words.skillsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.skill}</th>
          {NAMES.map((name) => (
            <th key={name} scope="col">
              {words.skillParams[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SKILLS.map((skill, k) => (
          <tr key={k}>
            <th scope="row">{k + 1}</th>
            {NAMES.map((name) => (
              <td key={name}>
                {skill[name].toFixed(2)} → {fitted?.[k]![name].toFixed(2) ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
