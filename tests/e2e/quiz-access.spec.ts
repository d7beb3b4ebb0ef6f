import { expect, type Locator, type Page } from '@playwright/test';
import { plainText } from '../../components/controls/formatText.tsx';
import { strings } from '../../components/quiz/strings.ts';
import { LOCALES, type Locale } from '../../src/i18n/locale.ts';
import { contentKey, textIn } from '../../src/i18n/textIn.ts';
import { TEXT_SIZE } from '../../src/quiz/drawing.ts';
import type { Question } from '../../src/quiz/schema.ts';
import { openQuiz, questionsOf, rightAnswer } from '../support/quizPage.ts';
import { test } from '../support/site.ts';

// This page has a question of every kind.
const PAGE = 'algorithms/index';
const PATH = 'algorithms/#quiz';

/** How a reader reaches a control and uses it: by keyboard, or by touch. */
interface Hands {
  reach(control: Locator): Promise<void>;
  press(button: Locator): Promise<void>;
  mark(control: Locator): Promise<void>;
  select(list: Locator, index: number): Promise<void>;
}

/** Nothing but Tab, the arrows, Space, Enter and typing. */
function keyboard(page: Page): Hands {
  const reach = async (control: Locator) => {
    const isFocused = () => control.evaluate((element) => element === document.activeElement);
    for (let i = 0; i < 40 && !(await isFocused()); i++) await page.keyboard.press('Tab');
    await expect(control).toBeFocused();
  };
  return {
    reach,
    async press(button) {
      await reach(button);
      await page.keyboard.press('Enter');
    },
    async mark(control) {
      if ((await control.getAttribute('type')) === 'checkbox') await reach(control);
      else
        for (let i = 0; i < 12 && !(await control.evaluate((el) => el === document.activeElement)); i++) {
          // A group of radio buttons is one stop of Tab; the arrows go on from there.
          const inGroup = await control.evaluate(
            (el) => (document.activeElement as HTMLInputElement).name === (el as HTMLInputElement).name,
          );
          await page.keyboard.press(inGroup ? 'ArrowDown' : 'Tab');
        }
      if (!(await control.isChecked())) await page.keyboard.press('Space');
    },
    async select(list, index) {
      await reach(list);
      await page.keyboard.press('Home');
      for (let i = 0; i < 12 && (await list.inputValue()) !== String(index); i++)
        await page.keyboard.press('ArrowDown');
    },
  };
}

/** A finger. The list of a select is the system's own: it is tapped, and the choice is made there. */
const touch: Hands = {
  reach: (control) => control.tap(),
  press: (button) => button.tap(),
  mark: (control) => control.tap(),
  async select(list, index) {
    await list.tap();
    await list.selectOption(String(index));
  },
};

/** Gives the right answer to a question, with its controls found by role and name. */
async function answer(page: Page, form: Locator, question: Question, hands: Hands, locale: Locale): Promise<void> {
  const words = strings[locale];
  const right = rightAnswer(question);
  if (!Array.isArray(right)) {
    const name = question.kind === 'predict' ? words.yourPrediction : words.yourNumber;
    await hands.reach(form.getByRole('textbox', { name }));
    await page.keyboard.type(String(right));
  } else if (question.kind === 'order') {
    for (const [place, step] of question.steps.entries()) {
      const up = form.getByRole('button', { name: words.up(plainText(textIn(step, locale))), exact: true });
      const items = form.getByRole('listitem');
      for (let i = 0; i < 8 && !(await items.nth(place).textContent())!.includes(plainText(textIn(step, locale))); i++)
        await hands.press(up);
    }
  } else if (question.kind === 'label') {
    for (const [place, label] of right.entries())
      await hands.select(form.getByRole('combobox', { name: words.place(place + 1), exact: true }), label);
  } else if ('options' in question) {
    const role = question.kind === 'single' ? 'radio' : 'checkbox';
    for (const [index, option] of question.options.entries()) {
      if (!option.right) continue;
      const name = plainText(textIn(option.text, locale));
      await expect(form.getByRole(role, { name, exact: true })).toHaveValue(String(index));
    }
    // In the order in which they stand on the page.
    const values = await form
      .getByRole(role)
      .evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)));
    for (const value of values) if (right.includes(value)) await hands.mark(form.locator(`input[value="${value}"]`));
  }
}

/** Solves the whole quiz; every question is a group named by what it asks. */
async function solveAll(page: Page, quiz: Locator, hands: Hands, locale: Locale): Promise<void> {
  const words = strings[locale];
  const questions = questionsOf(PAGE);
  for (const [i, question] of questions.entries()) {
    const form = quiz.locator(`[data-question="${question.id}"]`);
    await expect(form.getByRole('group', { name: plainText(textIn(question.prompt, locale)) })).toHaveCount(1);
    await answer(page, form, question, hands, locale);
    const verb = question.kind === 'predict' ? words.run : words.check;
    await hands.press(form.getByRole('button', { name: `${verb} ${words.ofQuestion(i + 1)}`, exact: true }));
    await expect(form.getByRole('status').last()).toContainText(words.right);
    await expect(quiz.locator('[data-metric="solved"]')).toHaveText(words.score(i + 1, questions.length));
  }
}

for (const locale of LOCALES) {
  const words = strings[locale];
  const language = contentKey(locale);

  test(`a whole quiz is solved by nothing but the keyboard, ${locale}`, async ({ page }) => {
    const quiz = await openQuiz(page, `${locale}/${PATH}`);
    expect(new Set(questionsOf(PAGE).map(({ kind }) => kind)).size).toBe(6);
    await solveAll(page, quiz, keyboard(page), locale);
  });

  test(`a drawing is labelled, its mistakes are named, and the labels are kept, ${locale}`, async ({ page }) => {
    const quiz = await openQuiz(page, `${locale}/concepts/networks/#quiz`);
    const questions = questionsOf('concepts/networks');
    const question = questions.find(({ kind }) => kind === 'label')!;
    if (question.kind !== 'label') throw new Error('concepts/networks has a drawing');
    const form = quiz.locator(`[data-question="${question.id}"]`);
    const hands = keyboard(page);
    const number = questions.indexOf(question) + 1;
    const check = form.getByRole('button', { name: `${words.check} ${words.ofQuestion(number)}`, exact: true });
    const places = form.getByRole('combobox');
    const drawing = form.getByRole('img', { name: question.drawing.description[language] });
    const right = rightAnswer(question) as number[];
    await expect(places).toHaveCount(right.length);

    // Empty places are said, and the first one is where the reader finds himself.
    await hands.press(check);
    await expect(form.getByRole('status')).toContainText(words.placesEmpty);
    await expect(places.first()).toBeFocused();

    const { place, label, why } = question.wrong[0]!;
    const names = Object.keys(question.labels);
    const wrong = right.map((answer, i) => (i === place - 1 ? names.indexOf(label) : answer));
    for (const [i, index] of wrong.entries()) await hands.select(places.nth(i), index);
    await hands.press(check);
    await expect(form.getByRole('status')).toContainText(words.wrongPlaces(1));
    await expect(form.getByRole('status')).toContainText(plainText(why[language]));
    const textOf = (index: number) => textIn(question.labels[names[index]!]!, locale);
    await expect(drawing).toHaveAccessibleName(new RegExp(`${words.filled(4, textOf(right[3]!))}$`));
    await expect(drawing).toContainText(textOf(names.indexOf(label)));

    for (let i = right.length; i >= place; i--) await page.keyboard.press('Shift+Tab');
    await hands.select(places.nth(place - 1), right[place - 1]!);
    await hands.press(check);
    await expect(form.getByRole('status')).toContainText(words.right);
    await expect(quiz.locator('[data-metric="solved"]')).toHaveText(words.score(1, questions.length));

    await page.reload();
    await quiz.scrollIntoViewIfNeeded();
    await expect(form).toHaveAttribute('data-solved', 'true');
    for (const [i, index] of right.entries()) await expect(places.nth(i)).toHaveValue(String(index));
    await expect(form).toHaveAttribute('data-verdict', 'right');
  });

  test(`a quiz reads well aloud, ${locale}`, async ({ page }) => {
    const quiz = await openQuiz(page, `${locale}/${PATH}`);
    await expect(page.getByRole('region', { name: words.title, exact: true })).toHaveCount(1);
    const questions = questionsOf(PAGE);
    await expect(
      quiz
        .getByRole('list')
        .first()
        .getByRole('listitem')
        .filter({ has: page.locator('form') }),
    ).toHaveCount(questions.length);
    const formOf = (kind: Question['kind']) => {
      const i = questions.findIndex((question) => question.kind === kind);
      return { form: quiz.locator(`[data-question="${questions[i]!.id}"]`), question: questions[i]!, number: i + 1 };
    };

    const drawn = formOf('label');
    if (drawn.question.kind !== 'label') throw new Error('formOf finds by kind');
    const { description, parts } = drawn.question.drawing;
    const count = Object.values(parts).filter((part) => part.answer).length;
    const lists = Array.from(
      { length: count },
      (_, i) => `    - text: ${words.place(i + 1)}\n    - combobox "${words.place(i + 1)}"`,
    );
    await expect(drawn.form).toMatchAriaSnapshot(`
  - group /${escape(textIn(drawn.question.prompt, locale))}/:
    - img "${description[language]}"
${lists.join('\n')}
  - paragraph:
    - button "${words.check} ${words.ofQuestion(drawn.number)}"
  - status
`);
    const chosen = formOf('single');
    if (chosen.question.kind !== 'single') throw new Error('formOf finds by kind');
    const first = await chosen.form.getByRole('radio').first().getAttribute('value');
    const text = plainText(textIn(chosen.question.options[Number(first)]!.text, locale));
    await expect(chosen.form).toMatchAriaSnapshot(`
  - group /${escape(textIn(chosen.question.prompt, locale))}/:
    - radio "${text}"
  - paragraph:
    - button "${words.check} ${words.ofQuestion(chosen.number)}"
  - status
`);
  });

  test.describe(`on a narrow touch screen, ${locale}`, () => {
    test.use({ hasTouch: true, viewport: { width: 320, height: 640 } });

    test('a whole quiz is solved by tapping', async ({ page }) => {
      const quiz = await openQuiz(page, `${locale}/${PATH}`);
      await solveAll(page, quiz, touch, locale);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      // Whatever is tapped is at least 44 pixels high, and letters of the drawing are legible.
      const heights = await quiz
        .locator('button, select, .quiz-choice, .quiz-number input')
        .evaluateAll((controls) => controls.map((control) => control.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
      const scale = await quiz.locator('.quiz-drawing').evaluate((svg) => {
        const drawing = svg as SVGSVGElement;
        return drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
      });
      expect(scale * TEXT_SIZE).toBeGreaterThanOrEqual(11);
    });
  });
}

/** A text for a regular expression, its marks left out. */
function escape(text: string): string {
  return plainText(text).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
