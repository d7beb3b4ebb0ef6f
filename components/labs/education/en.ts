import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `education`. */
export const words = {
  title: 'What does the learner know?',
  tryThis: 'Answer right and wrong by hand and watch the estimate; then train both models on 400 learners.',
  question: 'which puts the held-out answers into better order?',
  outcomes: ['Bayesian knowledge tracing', 'the recurrent network', 'equal to 0.01'],
  params: {
    learners: 'Learners',
    difference: 'Difference',
    hidden: 'Hidden state',
    epochs: 'Epochs',
    learningRate: 'Learning rate',
    seed: 'Seed',
  },
  skillParams: { init: 'Known before', learn: 'Learn', slip: 'Slip', guess: 'Guess' },
  epoch: 'Epoch',
  bayes: 'AUC, Bayesian',
  network: 'AUC, network',
  mean: 'AUC, skill mean',
  truth: 'AUC, truth',
  likelihood: 'Log-likelihood',
  areaAxis: 'AUC on learners held out',
  meanLine: 'skill mean',
  truthLine: 'truth',
  bayesLine: 'Bayesian',
  networkLine: 'network',
  before: (mean: string, truth: string) =>
    `Before training, on learners held out: the mean of each skill has an AUC of ${mean}; who knew the true process, ${truth}.`,
  summary: (bayes: string, network: string) =>
    `On learners held out the AUC of Bayesian knowledge tracing is ${bayes}, that of the recurrent network ${network}.`,
  byHand: 'One skill, by hand',
  right: 'Right',
  wrong: 'Wrong',
  takeBack: 'Take back',
  noAnswers: 'No answer yet',
  known: 'Known:',
  knownLine: 'known',
  rightLine: 'right next',
  answersAxis: 'answers',
  chanceAxis: 'probability',
  tracedSummary: (known: string, right: string) =>
    `After these answers the skill is known with probability ${known}; the next answer is right with ${right}.`,
  degenerate:
    'Slip and guess are more than 1 together: a right answer now counts against knowing. “Known” has come to mean its opposite.',
  skills: 'True and fitted skills',
  skillsCaption: 'True → fitted. The true numbers are those of a learner in the middle.',
  skill: 'Skill',
  ownAnswers: 'Your own quiz answers',
  ownText:
    'The first answers to the quizzes of this book, page by page, traced by the same model. They are read and computed on this device and go nowhere.',
  readLog: 'Trace my answers',
  unreadable: 'The progress on this device cannot be read.',
  noLog: 'There are no quiz answers on this device yet.',
  tooFew: (count: number, answers: number, pages: number) =>
    `First answers: ${count}. To fit four numbers, ${answers} are needed at least, and ${pages} pages with more than one; so those of the sliders hold. Take the result as an example.`,
  ownFitted: (count: number, numbers: string) =>
    `Fitted to ${count} first answers, one set of numbers for all pages (known before, learn, slip, guess): ${numbers}. With so few answers they are rough.`,
  ownColumns: ['Page', 'First answers', 'Known'],
  and: ', ',
  dataText:
    'Synthetic: simulated learners answer 40 questions each, on five skills mixed at random. A skill is known from the start or learnt at a question of it, never forgotten; who knows may slip, who does not may guess. Learners differ in what they know before and in how fast they learn. 200 more learners are held out.',
  noScript:
    'The lab needs JavaScript. It fits Bayesian knowledge tracing and a recurrent network to 400 simulated learners, whose true knowledge is known, and compares both on 200 others.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
