/** Astro's types know `translate` on HTML elements only; browsers know it on SVG too. */
declare namespace astroHTML.JSX {
  interface SVGAttributes {
    translate?: 'yes' | 'no';
  }
}
