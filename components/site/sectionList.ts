/** A list of the page's sections, wide or on a phone, that marks one of them. `currentSection.ts` says which. */
export class StarlightTOC extends HTMLElement {
  #current: HTMLAnchorElement | null = null;

  /** The section that is read. */
  set current(link: HTMLAnchorElement) {
    if (link === this.#current) return;
    this.#current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    this.#current = link;
  }
}

customElements.define('starlight-toc', StarlightTOC);
