import { createRandom, type Random } from '../../math/random.ts';
import type { Ratings } from './ratings.ts';

/** What a dish tastes of, each from −1 to 1; the simulated guests judge by nothing else. */
export const PROPERTIES = ['spicy', 'sweet', 'meaty', 'rich'] as const;

/** The dishes with their properties. Which numbers a dish gets is our judgement; the ratings of them are simulated. */
export const DISHES = [
  ['mapo-tofu', 1, -0.7, 0, 0.2],
  ['sushi', -0.8, -0.2, 0.1, -0.9],
  ['pizza', -0.4, -0.3, 0.2, 0.8],
  ['burger', -0.4, -0.2, 0.9, 0.9],
  ['hotpot', 0.9, -0.8, 0.9, 0.4],
  ['ice-cream', -0.9, 1, -1, 0.6],
  ['green-salad', -0.8, -0.3, -0.9, -1],
  ['roast-duck', -0.5, 0.1, 1, 0.8],
  ['ramen', -0.1, -0.6, 0.6, 0.3],
  ['pad-thai', 0.4, 0.4, 0.2, 0],
  ['falafel', 0.1, -0.4, -0.9, 0.2],
  ['tiramisu', -0.9, 1, -1, 0.8],
  ['steak', -0.5, -0.8, 1, 0.6],
  ['kimchi-stew', 0.9, -0.5, 0.3, -0.3],
  ['dumplings', -0.4, -0.4, 0.6, 0.1],
  ['tomato-soup', -0.6, 0.3, -0.9, -0.6],
  ['vindaloo', 1, -0.4, 0.8, 0.3],
  ['cheesecake', -0.9, 1, -1, 0.9],
  ['grilled-fish', -0.3, -0.6, 0.3, -0.7],
  ['spring-rolls', -0.3, -0.1, -0.3, 0.4],
  ['chicken-feet', 0.5, 0.2, 0.7, 0.1],
  ['lasagne', -0.5, -0.2, 0.7, 1],
  ['mango-rice', -0.8, 1, -1, 0.1],
  ['spicy-crayfish', 1, 0, 0.5, 0.2],
  ['hummus', -0.3, -0.5, -1, 0.1],
  ['fried-chicken', 0.3, -0.4, 1, 1],
  ['miso-soup', -0.8, -0.4, -0.7, -0.8],
  ['sweet-sour-pork', -0.4, 0.9, 0.8, 0.5],
  ['tofu-salad', -0.6, -0.3, -1, -0.8],
  ['chili-beef', 0.9, -0.4, 1, 0.1],
  ['pancakes', -0.9, 0.9, -0.9, 0.4],
  ['ceviche', 0.3, -0.2, 0, -0.9],
  ['carbonara', -0.4, -0.5, 0.5, 1],
  ['dan-dan-noodles', 0.9, -0.2, 0.4, 0.4],
  ['fruit-platter', -1, 0.9, -1, -0.9],
  ['lamb-skewers', 0.7, -0.7, 1, 0.4],
  ['mooncake', -0.9, 0.9, -0.8, 0.7],
  ['gazpacho', -0.1, -0.1, -1, -0.9],
  ['papaya-salad', 0.9, 0.5, -0.8, -0.8],
  ['fish-and-chips', -0.6, -0.5, 0.3, 0.9],
  ['congee', -0.9, -0.4, -0.2, -0.8],
  ['baked-aubergine', 0, 0, -1, 0.3],
  ['char-siu', -0.5, 0.8, 1, 0.4],
  ['laksa', 0.7, 0.1, 0.3, 0.7],
  ['rice-cake', -0.8, 0.8, -1, -0.2],
  ['chili-tofu', 0.8, -0.5, -1, -0.3],
  ['paella', -0.1, -0.4, 0.4, -0.1],
  ['chocolate', -0.8, 1, -1, 0.9],
] as const satisfies readonly (readonly [string, number, number, number, number])[];

/** The name of a dish among the lab's words. */
export type Dish = (typeof DISHES)[number][0];

const GUESTS = 600;
/** Mean rating of all guests. */
const MEAN = 3.3;
/** Spread of a guest's weight of one property, of guests' severity, of dishes' quality, and of chance. */
const [TASTE, SEVERITY, QUALITY, CHANCE] = [0.65, 0.3, 0.3, 0.4];

const properties = (dish: number) => DISHES[dish]!.slice(1) as number[];

/** Draws a dish: what is popular, and what the guest will like, is eaten more often. */
function drawDish(appeal: readonly number[], random: Random): number {
  let left = random.uniform() * appeal.reduce((sum, value) => sum + value, 0);
  const dish = appeal.findIndex((value) => (left -= value) < 0);
  return dish < 0 ? appeal.length - 1 : dish;
}

/**
 * Ratings of the dishes by 600 simulated guests, from 2 to 24 each. What a guest thinks of a dish is the mean, the guest's severity, the
 * dish's quality and a weighted sum of its properties; the rating adds chance and is rounded to 1 … 5.
 * @returns the ratings, with what every guest thinks of every dish
 */
export function simulateGuests(seed: number): Ratings {
  const random = createRandom(seed, 71);
  const items = DISHES.length;
  const quality = Array.from({ length: items }, () => QUALITY * random.normal());
  // Few dishes are known to everybody, most to few (Zipf's law); which ones is drawn.
  const known = Array.from({ length: items }, (_, place) => 1 / (place + 1));
  const rank = known.map((value) => ({ value, by: random.uniform() })).sort((a, b) => a.by - b.by);
  const truth = new Float32Array(GUESTS * items);
  const [users, dishes, values]: [number[], number[], number[]] = [[], [], []];
  for (let user = 0; user < GUESTS; user++) {
    const severity = SEVERITY * random.normal();
    const taste = Array.from({ length: PROPERTIES.length }, () => TASTE * random.normal());
    const opinions = quality.map(
      (bonus, dish) => MEAN + severity + bonus + properties(dish).reduce((sum, value, i) => sum + value * taste[i]!, 0),
    );
    truth.set(opinions, user * items);
    const appeal = opinions.map((opinion, dish) => rank[dish]!.value * Math.exp(0.6 * (opinion - MEAN)));
    const count = 2 + Math.floor(23 * random.uniform() ** 2);
    for (let i = 0; i < count; i++) {
      const dish = drawDish(appeal, random);
      appeal[dish] = 0; // each dish once
      users.push(user);
      dishes.push(dish);
      values.push(Math.min(5, Math.max(1, Math.round(opinions[dish]! + CHANCE * random.normal()))));
    }
  }
  return {
    users: Uint32Array.from(users),
    items: Uint32Array.from(dishes),
    values: Float32Array.from(values),
    userCount: GUESTS,
    itemCount: items,
    truth,
  };
}

/** The properties of all dishes, [dishes][properties]. */
export const allProperties = (): number[][] => DISHES.map((_, dish) => properties(dish));
