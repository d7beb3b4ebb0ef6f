declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown[]);
    format(kind: 'bibliography', options: { format: 'html'; template: string; lang: string }): string;
  }
}
declare module '@citation-js/plugin-csl';
